import { pageBackgrounds } from '../../../model/accent.ts'
import type { RenderContext } from '../../representation.ts'

/**
 * The stylesheet, inlined in every page. The Content-Security-Policy contains its hash. Each rule is on one line,
 * without indentation, blank lines or optional spaces, which would add 900 bytes to every page.
 */
const baseStylesheet = `
:root{color-scheme:light dark;--paper:${pageBackgrounds.light};--ink:#1d1a16;--faint:#5f574c;--rule:#cfc6b6;--accent:#7a2318}
@media (prefers-color-scheme:dark){
:root{--paper:${pageBackgrounds.dark};--ink:#e9e2d5;--faint:#a89f90;--rule:#443e35;--accent:#e2927f}
.masthead img{background:${pageBackgrounds.light};box-shadow:0 0 0 .4rem ${pageBackgrounds.light}}
}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1.125rem/1.6 Charter,'Sitka Text',Cambria,Georgia,'Noto Serif',serif;font-variant-numeric:oldstyle-nums;-webkit-text-size-adjust:100%;text-wrap:pretty}
body{max-width:calc(57ch + 2.5rem);margin:0 auto;padding:1.5rem min(1.25rem,5vw) 3rem;overflow-wrap:anywhere}
a,.url{unicode-bidi:isolate}
time,nav a:not([lang]),.period,.count,.line>li,footer p{unicode-bidi:plaintext;text-align:-webkit-match-parent;text-align:match-parent}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.unseen:not(:focus){position:absolute;width:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.masthead{text-align:center;margin-bottom:2rem}
.masthead a{color:inherit;text-decoration:none;font-size:clamp(2rem,1.2rem + 4vw,3rem);font-weight:700;line-height:1.1}
.masthead img{max-height:6rem;margin:auto;object-position:50%}
.masthead p{text-wrap:balance;margin:.75rem 0 0;padding:.3rem 0;border-top:1px solid var(--rule);border-bottom:3px double var(--rule)}
.masthead bdi{display:inline-block;margin:0 .6em}
.masthead p,.kicker,.dateline,.count,footer,figcaption,.stamp,.sign-off,.missing,.lost p,.facets dt,label{color:var(--faint);font-size:.9rem}
.stamp{border:3px double var(--rule);padding:.6rem min(1rem,3vw);margin:1.5rem 0;text-align:center;text-wrap:balance}
.bar{margin:-1.25rem 0 2rem;font-size:.9rem}
.bar ul{justify-content:center;margin:0}
.bar a{color:inherit;text-decoration:none;padding:.1rem 0}
h1,h2,h3,h4,h5,h6{font-size:1.1rem;line-height:1.2;text-wrap:balance;margin:1.8em 0 .4em}
h1{font-size:clamp(1.7rem,1.2rem + 2.2vw,2.4rem);line-height:1.15;margin:0 0 .5rem}
h2{font-size:1.3rem}
.period::first-letter,.calendar caption::first-letter{text-transform:uppercase}
p,ul,ol,dl,pre,blockquote,.wide,.calendar{margin:0 0 1rem}
main :is(p,li,dd),h1:lang(de){hyphens:auto}
:target{background:var(--rule)}
.kicker{margin:0 0 .4rem;letter-spacing:.06em;font-variant-caps:all-small-caps;font-size:1.05rem;line-height:1.2}
.kicker a{text-decoration:none}
.standfirst{font-size:1.2rem;line-height:1.4;color:var(--faint)}
.dateline{margin:.75rem 0 1.75rem;padding-bottom:.75rem;border-bottom:1px solid var(--rule)}
.cite dd{user-select:all}
.correction h2,.onward h2{font-size:1rem;margin:1.2rem 0 .3rem}
.correction,.onward{border-top:1px solid var(--rule);padding-top:.5rem}
main>nav:last-child{margin-top:2.5rem}
.adjoining{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;line-height:1.4}
.next{grid-column:2;text-align:end}
blockquote{border-inline-start:3px solid var(--rule);padding-inline-start:1rem}
dd{margin:0 0 .5rem 1.5rem}
.verse{hyphens:none;padding-inline-start:1.5rem}
.pull,.note{border:solid var(--rule);border-width:1px 0;padding:.7rem 0}
.sign-off,.question,.missing{font-style:italic}
img{display:block;max-width:100%;height:auto;max-height:80vh;object-fit:contain;object-position:0}
figure,.gallery{margin:1.75rem 0}
figcaption{margin-top:.4rem;line-height:1.4}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(max(30%,7.5rem),1fr));gap:1rem;align-items:start}
.gallery figure{margin:0}
.lost p{border:1px solid var(--rule);padding:1rem;margin:0;text-align:center}
.embed p,.pull p{margin:0 0 .25rem}
li>:is(ul,ol),:is(td,th)>figure{margin:0}
pre{white-space:pre-wrap;font-size:.85rem}
.wide{overflow:auto;max-height:90vh;background:linear-gradient(var(--paper),var(--paper)) 100% 0/1.5rem 100% no-repeat local,linear-gradient(270deg,var(--rule),transparent) 100% 0/.8rem 100% no-repeat}
table{border-collapse:collapse;font-size:.95rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
caption{text-align:start;color:var(--faint);padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--rule);padding:.3rem 0;padding-inline-end:1rem;text-align:start;vertical-align:top;max-width:22rem}
.wide th{position:sticky;inset-inline-start:0;background:var(--paper)}
.wide thead th{top:0;inset-inline-start:auto;z-index:1}
.right{text-align:right}
.center{text-align:center}
footer{border-top:3px double var(--rule);margin-top:3rem;padding-top:1rem}
li,h1,h2,h3,figure,tr,footer{break-inside:avoid}
.plain,.line,.years,.adjoining{list-style:none;padding:0}
.plain>li{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.plain p,.onward p{margin:.2rem 0 0}
.stories>li{display:flow-root}
.stories time{display:inline-block}
.stories>li>a{font-size:1.15rem;line-height:1.3}
.stories>li>a,.onward li>a,.snippet a{color:inherit;text-decoration-color:var(--rule)}
.stories img{float:inline-end;width:min(7rem,30%);max-height:7rem;object-fit:cover;margin-inline-start:1rem}
.years{display:flex;flex-wrap:wrap;gap:.6rem .1rem;align-items:end;font-size:.85rem;line-height:1.3}
.years>li{width:2.5rem;text-align:center;color:var(--faint)}
.years a,.years small,.calendar td>*,.counts a,.missing,.onward .count{display:block}
rect{fill:var(--accent)}
.calendar{width:100%;table-layout:fixed}
.calendar :is(td,th){text-align:center;padding:.15rem 0;color:var(--faint);border:0}
.calendar th{font-weight:400}
.about{max-width:57ch}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13rem,100%),1fr));gap:1rem 2rem;align-items:start}
.grid label{margin:0}
@media(min-width:1000px){
.broad{max-width:68rem}
.stories{columns:2;column-gap:2.5rem}
.day>li:first-child{column-span:all}
.found{display:grid;grid-template-columns:1fr 15rem;gap:3rem}
.found .stories{columns:1}
}
.day>li:first-child>a{font-size:1.6rem;line-height:1.2}
.columns{columns:2 12rem;column-gap:2.5rem}
small{color:var(--faint)}
.line{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem}
.snippet{font-size:.95rem;line-height:1.45}
.facets div{display:flex;flex-wrap:wrap;gap:0 1rem;margin-bottom:.5rem;font-size:.9rem}
.facets dt{flex-basis:100%}
.facets dd{margin:0}
mark{background:none;color:inherit;font-weight:700;border-bottom:2px solid var(--accent)}
.chart{width:100%;height:auto;margin:1rem 0;overflow:visible}
.gap{fill:var(--rule)}
line{stroke:var(--rule)}
text{fill:var(--faint);font-size:18px}
@media(max-width:600px){
.grid:has(caption a){grid-template-columns:repeat(auto-fill,minmax(7.5rem,1fr));gap:0 1rem}
.grid:has(caption a) tbody{display:none}
text{font-size:34px;transform:translateY(14px)}
text:nth-of-type(even){display:none}
}
.counts :is(td,th){padding-inline-end:.5rem;text-align:end;font-size:.8rem}
.counts a{min-width:1.5rem}
form{margin:1.5rem 0}
label{display:block;margin:0 0 .75rem}
input,select,textarea,button{font:inherit;font-size:1rem;color:var(--ink);background:none;border:1px solid var(--faint);border-radius:0;padding:.4rem .6rem;width:100%}
option{background:var(--paper)}
button{width:auto;color:var(--paper);background:var(--accent);border-color:var(--accent);padding-inline:min(1.2rem,5vw)}
.box{display:flex;flex-wrap:wrap;gap:.5rem;margin-bottom:.5rem}
.box label,.box>input{flex:1 12rem;margin:0;min-width:0}
summary{font-size:.9rem;padding:.2rem 0}
.printed{display:none}
@media print{
:root{--paper:#fff;--ink:#000;--faint:#333;--rule:#999;--accent:#000}
html{font-size:11pt}
body{max-width:none;padding:0}
nav,form,search,footer .line,.unseen,.cite,[rel=nofollow]{display:none}
img{max-height:60vh}
.wide{max-height:none}
.printed{display:block}
h2,h3{break-after:avoid}
}
`

/** Returns the stylesheet, followed by the edition's accent colour if it has one. */
export function createStylesheet({ edition }: Pick<RenderContext, 'edition'>): string {
  if (!edition?.accent) return baseStylesheet
  const { light, dark } = edition.accent
  const toAccentRule = (colour: string) => `:root{--accent:${colour}}`
  return `${baseStylesheet}${toAccentRule(light)}\n@media (prefers-color-scheme:dark){${toAccentRule(dark)}}\n`
}
