/** The one stylesheet, inlined in every page; its hash is in the Content-Security-Policy. */
export const style = `
:root { color-scheme: light dark; --paper: #faf7f0; --ink: #1d1a16; --faint: #5f574c; --rule: #cfc6b6; --accent: #7a2318; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191714; --ink: #e9e2d5; --faint: #a89f90; --rule: #443e35; --accent: #e2927f; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, serif; }
body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.masthead { border-bottom: 3px double var(--rule); padding-bottom: .75rem; margin-bottom: 1.5rem; text-align: center; }
.masthead a { color: inherit; text-decoration: none; font-size: 1.6rem; font-weight: 700; letter-spacing: .01em; }
.masthead p { margin: 0; color: var(--faint); font-size: .85rem; }
.notice { border: 1px solid var(--rule); border-left: 4px solid var(--accent); padding: .6rem .9rem; margin: 1.5rem 0; color: var(--faint); font-size: .9rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2rem; margin: .3em 0; }
h2 { font-size: 1.3rem; margin: 1.8em 0 .4em; }
.standfirst { font-size: 1.2rem; color: var(--faint); margin: 0 0 1rem; }
.kicker, .dateline, footer, nav, .count { color: var(--faint); font-size: .9rem; }
.kicker { margin: 0; text-transform: uppercase; letter-spacing: .06em; font-size: .8rem; }
.dateline { margin: 0 0 1.5rem; padding-bottom: .75rem; border-bottom: 1px solid var(--rule); }
.sign-off { font-style: italic; color: var(--faint); }
.corrections { border-top: 1px solid var(--rule); }
blockquote { margin: 1.2rem 0; padding-left: 1rem; border-left: 3px solid var(--rule); }
img { max-width: 100%; height: auto; }
figure { margin: 1.5rem 0; }
figcaption { color: var(--faint); font-size: .85rem; }
.body { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { border-bottom: 1px solid var(--rule); padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }
pre { overflow-x: auto; }
footer { border-top: 3px double var(--rule); margin-top: 3rem; padding-top: 1rem; }
ul.plain { list-style: none; padding: 0; }
ul.plain li { margin: .5rem 0; }
ul.line { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.chart { width: 100%; height: auto; margin: 1rem 0; }
.chart .bar { fill: var(--accent); }
.chart .gap { fill: var(--rule); }
.chart line { stroke: var(--rule); }
.chart text { fill: var(--faint); font-size: 14px; }
.wide { overflow-x: auto; font-variant-numeric: tabular-nums; }
.wide td, .wide th { padding-right: .5rem; text-align: right; font-size: .8rem; }
form.search { margin: 1.5rem 0; }
form.search > label span { position: absolute; left: -100vw; }
form.search input[type=search] { width: 70%; }
input, select, button { font: inherit; font-size: 1rem; color: inherit; background: transparent; border: 1px solid var(--rule); padding: .3rem .5rem; }
form.search details label { display: block; margin: .4rem 0; font-size: .9rem; }
.letter label, .letter strong { display: block; }
.letter input, .letter textarea { width: 100%; font: inherit; color: inherit; background: transparent; border: 1px solid var(--rule); padding: .3rem .5rem; }
.snippet { margin: .1rem 0 1rem; font-size: .95rem; }
ol.plain { list-style: none; padding: 0; }
mark { background: none; color: inherit; font-weight: 700; border-bottom: 2px solid var(--accent); }
@media print { .skip, nav { display: none; } html { font-size: 11pt; background: none; } }
`
