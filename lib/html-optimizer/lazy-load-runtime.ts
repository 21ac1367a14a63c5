/** The attribute of a form whose script is of no use before somebody touches the form. */
const MARKED = / data-script-when-used="([\w-]*)"/

const FILE = /<script src="(\/_next\/static\/[^"]+)"(?=[^>]* async="")[^>]*><\/script>/g
const AHEAD = /<link rel="preload" as="script"[^>]*>/g
const NONCE = /<script\b[^>]* nonce="([\w-]+)"/

/**
 * Has the files of Next's runtime fetched when a reader first touches the form that needs them, and
 * not before: a phone that only shows the page is spared them. What the form's attribute names is
 * a key of `localStorage`; where something is kept under it, from an earlier visit, the files come
 * as soon as the page is painted, to put it back. A page without such a form stays as it is.
 *
 * @param page a page with a nonce, as Next made it
 */
export function lazyLoadRuntime(page: string): string {
  const key = MARKED.exec(page)?.[1]
  const nonce = NONCE.exec(page)?.[1]
  if (key === undefined || nonce === undefined) return page
  const files = Array.from(page.matchAll(FILE), ([, file]) => file)
  const loader = `<script nonce="${nonce}">(${LOADER})(${JSON.stringify(files)},"${key}")</script>`
  return page
    .replace(FILE, '')
    .replace(AHEAD, '')
    .replace('</head>', () => `${loader}</head>`)
}

/** Runs in the page. A browser that may keep nothing throws when it is asked what it keeps. */
const LOADER = `(files,key)=>{
const touches=["focusin","pointerdown"];
const load=()=>{for(const file of files){const script=document.createElement("script");script.src=file;document.head.append(script)}};
const touch=({target})=>{if(!target.closest("[data-script-when-used]"))return;for(const type of touches)removeEventListener(type,touch,true);load()};
let kept;
try{kept=key&&localStorage.getItem(key)}catch{}
if(kept)addEventListener("load",()=>requestAnimationFrame(()=>setTimeout(load)));
else for(const type of touches)addEventListener(type,touch,true)}`
