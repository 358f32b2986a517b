/** The report's looks: light and dark by the reader's system, and fit for paper. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #ececea); --muted: light-dark(#5c5c58, #a3a5aa); --line: light-dark(#e4e4e0, #303238); --paper: light-dark(#fff, #1b1d21); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 90rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
p { max-width: 70ch; color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 12px; }
th { text-align: left; color: var(--muted); font-weight: 500; vertical-align: bottom; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .75rem .3rem 0; vertical-align: top; }
td.n { text-align: right; }
figure { margin: 1.5rem 0; }
figure svg { max-width: 100%; height: auto; box-sizing: border-box; padding: 12px; background: #fff; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
figcaption p { margin: .15rem 0; font-size: 12px; }
figcaption { max-width: 90ch; color: var(--muted); font-size: 12px; }
@media print { body { font-size: 9pt; } .wide { overflow: visible; } }
`;
