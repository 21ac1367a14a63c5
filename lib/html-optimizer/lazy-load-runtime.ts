/** The attribute of a form whose script is needed only once the form is used. */
const MARKED = / data-script-when-used="([\w-]*)"/

const FILE = /<script src="(\/_next\/static\/[^"]+)"(?=[^>]* async="")[^>]*><\/script>/g
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g
const NONCE = /<script\b[^>]* nonce="([\w-]+)"/

/**
 * Loads the files of Next's runtime when a reader first uses the form that needs them. The form's
 * attribute names a key of `localStorage`: where it holds answers of an earlier visit, the files
 * load right after the first paint, to restore them. A page without such a form is returned as is.
 *
 * @param page a page with a nonce, as Next rendered it
 */
export function lazyLoadRuntime(page: string): string {
  const key = MARKED.exec(page)?.[1]
  const nonce = NONCE.exec(page)?.[1]
  if (key === undefined || nonce === undefined) return page
  const files = Array.from(page.matchAll(FILE), ([, file]) => file)
  const loader = `<script nonce="${nonce}">(${LOADER})(${JSON.stringify(files)},"${key}")</script>`
  return page
    .replace(FILE, '')
    .replace(PRELOAD, '')
    .replace('</head>', () => `${loader}</head>`)
}

/** Runs in the page. `localStorage` throws where the browser blocks it. */
const LOADER = `(files,key)=>{
const touches=["focusin","pointerdown"];
const load=()=>{for(const file of files){const script=document.createElement("script");script.src=file;document.head.append(script)}};
const touch=({target})=>{if(!target.closest("[data-script-when-used]"))return;for(const type of touches)removeEventListener(type,touch,true);load()};
let kept;
try{kept=key&&localStorage.getItem(key)}catch{}
if(kept)addEventListener("load",()=>requestAnimationFrame(()=>setTimeout(load)));
else for(const type of touches)addEventListener(type,touch,true)}`
