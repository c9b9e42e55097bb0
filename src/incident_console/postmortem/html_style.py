"""How the HTML looks: light and dark by the reader's own setting, and on paper."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2125;--quiet:#59636e;--line:#d4d9de;--soft:#f3f5f7;--ask:#7a4b00;
--askground:#fff4dc;--accent:#0b5cad;--bar:#d9e4f0;--edge:#5d7690;--stripe:#b3541e;--hot:#d1432f;--warm:#fbe3dd}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e4e7ea;--quiet:#9aa4ae;--line:#363d44;--soft:#1d2226;
--ask:#f2c572;--askground:#33290f;--accent:#7cb8f2;--bar:#2b3c4e;--edge:#7f9bb6;--stripe:#e08b54;--hot:#c94a38;
--warm:#47241f}}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--paper);
color:var(--ink)}
body{max-width:68rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
h1,h2,h3,p,li,td,th{overflow-wrap:anywhere;white-space:pre-wrap}
td,th{overflow-wrap:break-word}
ul{white-space:normal;margin:.5rem 0;padding-left:1.4rem}
li{margin:.2rem 0}
p{margin:.6rem 0}
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid var(--accent);background:var(--soft)}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.925rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);min-width:4.5rem}
td:last-child{min-width:6rem}
.fact{white-space:nowrap}
.long{overflow-wrap:anywhere}
th{color:var(--quiet);font-weight:600;border-bottom-width:2px;white-space:nowrap}
.ask{font-style:italic;color:var(--ask);background:var(--askground);padding:0 .25em;border-bottom:1px dashed}
.absent{font-style:italic;color:var(--quiet)}
nav{columns:3 14rem;font-size:.9rem;margin:1.5rem 0;padding:.75rem 1rem;background:var(--soft)}
nav a{display:block;color:var(--accent);padding:.1rem 0}
a:focus-visible,.wide:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
figure{margin:1.5rem 0}
figcaption{color:var(--quiet);font-size:.85rem}
.picture{display:block;width:100%;min-width:56rem;height:auto;font-size:12px}
.picture text{fill:var(--ink)}
.picture .lane{font-weight:600;font-size:13px}
.picture .more,.picture .unit,.picture .scale,.picture .moment{fill:var(--quiet)}
.picture .scale{text-anchor:middle}
.picture .words,.picture .moment{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.picture .rule,.picture .tick{stroke:var(--line);fill:none}
.picture .milestone{stroke:var(--quiet);stroke-dasharray:2 3;fill:none}
.bar{stroke:var(--edge);fill:var(--bar)}
.bar.plain{fill:var(--bar)}.bar.open{fill:var(--paper)}
.bar.sev1{fill:var(--hot);stroke:var(--hot)}.bar.sev2{fill:url(#p-sev2);stroke:var(--hot)}
.bar.sev3{fill:url(#p-sev3);stroke:var(--hot)}.bar.sev4{fill:var(--warm);stroke:var(--hot)}
.bar.over{fill:url(#p-over)}.bar.stall{fill:url(#p-stall);stroke:var(--stripe)}
.bar.late{fill:url(#p-late);stroke:var(--stripe)}
.ground{fill:var(--paper)}.stripe{fill:var(--stripe);opacity:.55}.cross{stroke:var(--stripe);fill:none}
.dot{fill:var(--edge)}.hot{fill:var(--hot);opacity:.6}.warm{fill:var(--warm)}
.onward{stroke:var(--ink);fill:none;stroke-width:1.5}
.mark{stroke:var(--ink);stroke-width:2;fill:none}.mark.briefing,.mark.update{fill:var(--accent);stroke:var(--paper);
stroke-width:1}.mark.neutral{fill:var(--ink)}.mark.missed{stroke:var(--hot)}
.halo{stroke:var(--paper);stroke-width:6;fill:var(--paper);stroke-linejoin:round}
@media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--soft:#fff;--ask:#000;--askground:#fff;
--accent:#000;--bar:#dde5ee;--edge:#44576a;--stripe:#8a3d12;--hot:#c23a28;--warm:#fbe3dd}
@page{margin:15mm}
html{font-size:10.5pt}body{max-width:none;padding:0}nav{display:none}.wide{overflow:visible}
.picture{min-width:0}h2,h3{break-after:avoid}tr,li,figure,.whole{break-inside:avoid}thead{display:table-header-group}
.picture,.ask{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
"""One style for every draft: colours in one place, nothing fetched. What a colour says a word or a pattern says too."""
