/** The style of the page: light and dark, for narrow screens, for paper and for forced colors. */
import { DARK, LIGHT, Palette } from '../drawing/palette';
import { MONOSPACED, PICTURE_SHAPES, pictureColors, SANS_SERIF } from '../drawing/style';

const SHAPES = `
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 ${SANS_SERIF}}
header,main,footer{padding:0 24px}
header{padding-top:20px}
h1{font-size:26px;line-height:1.25;margin:0 0 8px;overflow-wrap:anywhere}
h2{font-size:17px;margin:20px 0 8px}
h3{font-size:15px;margin:0}
p{margin:0 0 6px;max-width:80em;overflow-wrap:anywhere}
footer{padding-top:16px;padding-bottom:24px;font-size:13px}
ul{margin:0;padding-left:20px}
.list{border-left:5px solid;padding:2px 0 2px 16px;margin:16px 0}
.list.open{border-left-style:dashed}
.list h2{margin-top:0}
.list li{overflow-wrap:anywhere}
summary{cursor:pointer;min-height:24px;padding:2px 0}
.badge{display:inline-block;font-size:15px;font-weight:700;letter-spacing:1px;padding:4px 16px;vertical-align:4px;
clip-path:polygon(10px 0,calc(100% - 10px) 0,100% 10px,100% calc(100% - 10px),calc(100% - 10px) 100%,10px 100%,0 calc(100% - 10px),0 10px)}
button,input,select{font:inherit;font-size:14px;min-height:32px;padding:3px 10px;border:1px solid;border-radius:6px}
button{cursor:pointer}
:focus-visible{outline:2px solid;outline-offset:2px}
#bar{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;margin:20px 0 12px}
#bar label{display:flex;flex-direction:column;font-size:12px}
#bar input{width:260px;max-width:80vw}
#bar select{max-width:220px}
#bar .group{display:flex;gap:4px;margin-left:auto}
#split{display:grid;grid-template-columns:minmax(0,1fr);gap:0 20px;align-items:start}
#split.told{grid-template-columns:minmax(0,1fr) 400px}
#story{position:sticky;top:12px;max-height:calc(100vh - 24px);overflow:auto;border:1px solid;border-radius:8px;padding:16px;overflow-wrap:anywhere}
#story h2{font-size:15px;margin:0 0 8px;padding-right:40px}
#story p{font-size:14px}
#story h3{margin:14px 0 4px}
#story ul{display:grid;gap:8px;justify-items:start;list-style:none;padding:0}
#story li button{text-align:left}
#story .close{position:absolute;right:12px;top:12px}
#story p{margin-bottom:4px}
#story .id{font-family:${MONOSPACED};font-size:12px}
#story table{font-size:13px}
#bands{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr));gap:10px}
.band{grid-column:1/-1;min-width:0;border:1px solid;border-radius:8px}
.band.shut{grid-column:auto}
.band.certain{border-left-width:6px}
.band.possible{border-left-width:6px;border-left-style:double}
.band h3 button{display:flex;gap:8px 16px;justify-content:space-between;flex-wrap:wrap;width:100%;border:0;background:none;text-align:left;padding:8px 14px}
.band.shut h3 button{flex-direction:column;gap:2px}
.band h3 .counts{font-weight:400;font-size:13px}
.band.certain .counts,.band.possible .counts{font-weight:700}
.view{overflow-x:auto;cursor:grab}
.view.moved{cursor:grabbing}
.view svg{display:block}
.band p{padding:0 14px}
.node,.tag{cursor:pointer}
.picture.chosen .edge:not(.on),.picture.chosen .tag:not(.on) .label,.picture.chosen .node:not(.on){opacity:.2}
.picture .node:focus{outline:none}
.picture .node:focus-visible .box{stroke-width:3.5}
.after .was,.before .new{display:none}
.scroll{overflow-x:auto}
#help,#legend{margin-top:14px}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{text-align:left;padding:4px 0 8px}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid;overflow-wrap:anywhere}
td{min-width:6em}
td:nth-child(3),td:nth-child(4),td:nth-child(6){min-width:7em}
thead button{border:0;background:none;padding:2px 0;min-height:28px;font-weight:700;text-align:left}
tr.on td:first-child{border-left:4px solid;padding-left:8px}
td .word{font-weight:700}
.pages{display:flex;gap:8px;align-items:center;margin:8px 0}
.off{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:900px){
header,main,footer{padding-left:12px;padding-right:12px}
#split.told{grid-template-columns:minmax(0,1fr)}
#story{position:fixed;left:0;right:0;bottom:0;top:auto;max-height:55vh;border-radius:12px 12px 0 0;z-index:1}
#bar .group{margin-left:0}
}
@media (prefers-reduced-motion:no-preference){.edge,.label,.node{transition:opacity .12s}}
@media print{
#bar,#story,.pages,noscript,.shut,#help,#legend,.hint{display:none}
a{text-decoration:none}
#split.told{display:block}
body{font-size:11px}
.band{break-inside:avoid-page}
.view{overflow:visible}
.view svg{max-width:100%;height:auto}
tr{break-inside:avoid}
thead button{padding:0}
}
`.trim().replaceAll('\n', '');

/** After all colors, with the weight of the heaviest of them: pictures do not follow a reader's colors by themselves. */
const FORCED = [
  '.picture .node .box{fill:Canvas;stroke:CanvasText}',
  '.picture .nowhere .box{stroke-width:3}',
  '.picture .node text.name,.picture .node text.word,.picture .node text.note,.picture .node text.caption{fill:CanvasText}',
  '.picture .tag text.label{fill:CanvasText}',
  '.picture .edge .way,.picture .node .side{stroke:CanvasText}',
  '.picture .edge .arrow{fill:CanvasText}',
  '.picture .tag .plate{fill:Canvas}',
  '.badge{border:2px solid}',
].join('');

/** The style is one line, as the script is. */
export function pageStyle(): string {
  return `${SHAPES}${PICTURE_SHAPES}${colors(LIGHT)}@media screen and (prefers-color-scheme:dark){${colors(DARK)}}@media (forced-colors:active){${FORCED}}`;
}

function colors(of: Palette): string {
  return [
    `body,button,input,select{color:${of.ink};background:${of.canvas}}`,
    `a{color:${of.focus}}`,
    `header p,footer,caption,#bar label,.counts,#story .id{color:${of.muted}}`,
    `button,input,select{border-color:${of.edge}}`,
    `:focus-visible{outline-color:${of.focus}}`,
    `.picture .node:focus-visible .box{stroke:${of.focus}}`,
    `.badge,.list.lost h2 .badge{background:${of.lostFill};color:${of.lostInk}}`,
    `.list{border-color:${of.rule}}`,
    `.list.lost,.band.certain{border-color:${of.lostLine}}`,
    `.list.open{border-color:${of.edge}}`,
    `.list.maybe,.band.possible{border-color:${of.maybeLine}}`,
    `.band,#story{border-color:${of.rule}}`,
    `.band.certain{border-left-color:${of.lostLine}}`,
    `.band.possible{border-left-color:${of.maybeLine}}`,
    `.band.certain .counts,.word.lost{color:${of.lostLine}}`,
    `.band.possible .counts,.word.maybe{color:${of.warn}}`,
    `#story{background:${of.canvas}}`,
    `#story .id{background:${of.surface}}`,
    `th,td{border-color:${of.rule}}`,
    `tr.on td:first-child{border-left-color:${of.focus}}`,
    pictureColors(of),
  ].join('');
}
