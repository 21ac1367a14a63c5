# Varnish between the proxy that ends TLS and the site: /etc/varnish/default.vcl (Varnish 7)
# Start it with `-p http_gzip_support=off`: the site compresses better than Varnish, which would
# otherwise ask it for gzip alone. Nothing has to be purged: what the site says of each page's age
# holds, and five minutes after something was published nobody is shown the old words.
vcl 4.1;

backend site {
    .host = "127.0.0.1";
    .port = "3000";
    # No probe: of one site there is nothing else to ask, however long it takes.
}

sub vcl_recv {
    # For this machine only.
    if (req.url ~ "^/(metrics|readyz)(\?|$)" || req.url ~ "^/api/internal/") {
        return (synth(404));
    }
    # Forms, the desk, previews, and what Next's own client asks for.
    if ((req.method != "GET" && req.method != "HEAD") || req.url ~ "^/desk([/?]|$)"
        || req.http.Cookie ~ "__prerender_bypass" || req.http.RSC || req.http.Next-Action) {
        return (pass);
    }
    # Whoever comes from a page in another language is remembered by a cookie.
    if (req.http.Referer ~ "^https?://[^/]+/(en|ru|kk)([/?]|$)") {
        set req.http.X-From = regsub(req.http.Referer, "^https?://[^/]+/(en|ru|kk).*$", "\1");
        set req.http.X-To = regsub(req.url, "^/(en|ru|kk)([/?].*)?$", "\1");
        if (req.http.X-From != req.http.X-To) {
            unset req.http.X-From;
            unset req.http.X-To;
            return (pass);
        }
        unset req.http.X-From;
        unset req.http.X-To;
    }
    # Two forms of each page are enough; a dictionary would make one for each pair of pages.
    unset req.http.Available-Dictionary;
    if (req.http.Accept-Encoding ~ "\bbr\b") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "\bgzip\b") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    # Cookies stay: what hangs on them is private or no-store, and is not kept.
    if (req.restarts == 0) {
        set req.grace = 240s;
    } else {
        # The site has failed: a page of the last day is better than none.
        set req.grace = 24h;
    }
    return (hash);
}

sub vcl_backend_response {
    if (!beresp.http.Cache-Control || beresp.http.Set-Cookie
        || beresp.http.Cache-Control ~ "no-cache|no-store|private") {
        set beresp.uncacheable = true;
        set beresp.ttl = 60s;
        return (deliver);
    }
    # A page that says so is shown for a day while the site does not answer.
    if (beresp.http.Cache-Control ~ "stale-if-error") {
        set beresp.grace = 24h;
    }
    if (beresp.status >= 500) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
    return (deliver);
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")) {
        return (restart);
    }
    # Nobody gets a page by it through here.
    unset resp.http.Use-As-Dictionary;
}
