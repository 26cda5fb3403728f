/** The look of the sheet: ink on paper, numerals as emblem, a thin line to each thing. Black and white when printed. */
export const sheetStyle = `
:root{color-scheme:light dark;--ink:#1d2327;--paper:#faf8f4;--line:#c9c4b8;--quiet:#4a5257;--jade:#0b6b5d}
@media (prefers-color-scheme:dark){:root{--ink:#eceae4;--paper:#14181b;--line:#3c444a;--quiet:#b5bbbe;--jade:#5fc4b1}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 4rem}
header{border-bottom:3px solid var(--ink);padding-bottom:1rem}
header p{margin:0;color:var(--quiet);font-weight:700}
h1{margin:.25rem 0 0;font-size:clamp(1.75rem,5vw,2.5rem);line-height:1.1;letter-spacing:-.02em}
h2{display:flex;gap:.75rem;align-items:baseline;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:1.375rem;line-height:1.2;letter-spacing:-.01em}
h2 b{min-width:1.25ch;color:var(--jade);font-size:2rem;line-height:1}
h3{margin:1.75rem 0 .5rem;font-size:1.125rem;line-height:1.25}
.head,.foot{display:none}
p,ul,ol{max-width:68ch;margin:.75rem 0}
li{margin:.25rem 0}
a{display:inline-block;padding:.5rem 0;color:var(--jade);text-underline-offset:.18em}
.notice{border-left:5px solid var(--ink);padding:.25rem .75rem;font-weight:700}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{border-bottom:2px solid var(--ink)}
.n{text-align:right;padding-right:1.25rem}
dl{margin:0}
dl div{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.25rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:700}
dd{margin:0;overflow-wrap:anywhere}
aside{display:grid;grid-template-columns:auto minmax(0,1fr);gap:1rem;align-items:start;margin-top:2.5rem;border-top:3px solid var(--ink);padding-top:1rem;overflow-wrap:anywhere}
aside svg{width:7rem;aspect-ratio:1}
aside h2{margin:0;border:0;padding:0;font-size:1.125rem}
@media (max-width:32rem){dl div{grid-template-columns:1fr}}
@page{size:letter;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:9pt 'Liberation Sans',Arial,sans-serif}}
@media print{:root{--ink:#000;--paper:#fff;--line:#999;--quiet:#333;--jade:#000}body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}tr,li,dl div{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}
p,li{orphans:3;widows:3}tbody tr:first-child{break-after:avoid}tbody tr:last-child{break-before:avoid}
.sheet{display:table;width:100%}main{display:table-row-group}
.head{display:table-header-group;break-inside:avoid;font-size:9pt}
.head>div{display:flex;align-items:center;justify-content:space-between;gap:6mm;margin-bottom:6mm;border-bottom:.5pt solid #000;padding-bottom:1.5mm}
.head img{height:9mm;margin-right:3mm;vertical-align:middle}
aside{break-inside:avoid;border-top-width:1pt;font-size:9.5pt;line-height:1.35}
aside svg{width:24mm}
.foot{display:table-footer-group;break-inside:avoid;font-size:9pt}
.foot>div{display:flex;gap:4mm;align-items:center;margin-top:4mm;border-top:.5pt solid #000;padding-top:2mm;line-height:1.35}
.foot svg{flex:none;width:16mm;aspect-ratio:1}
.foot p{margin:0;max-width:none;overflow-wrap:anywhere}}
`.trim();
