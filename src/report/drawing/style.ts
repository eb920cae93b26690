/** The style of pictures, the same in a file of SVG and in the page. */
import { CAPTION, LABEL, NAME } from './boxes';
import { Palette } from './palette';

export const SANS_SERIF = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif";
export const MONOSPACED = "ui-monospace,SFMono-Regular,Menlo,'DejaVu Sans Mono',monospace";

/** What no color changes. */
export const PICTURE_SHAPES = [
  `.picture text{font-family:${MONOSPACED};font-size:${NAME.size}px}`,
  `.picture .caption,.picture .note{font-size:${CAPTION.size}px}`,
  `.picture .label{font-size:${LABEL.size}px}`,
  '.picture .name{font-weight:600}',
  '.picture .word{font-weight:700;letter-spacing:1px}',
  '.picture .box{stroke-width:1.25}',
  '.picture .hidden .box,.picture .was .box{stroke-dasharray:5 3}',
  '.picture .side{fill:none;stroke-width:4}',
  '.picture .way{fill:none;stroke-width:1.5}',
  '.picture .lost .way{stroke-width:2.5}',
  '.picture .dotted .way{stroke-dasharray:3 3}',
  '.picture .dashed .way{stroke-dasharray:8 5}',
  '.picture .new .way{stroke-width:2.5}',
].join('');

export function pictureColors(of: Palette): string {
  return [
    `.picture text{fill:${of.ink}}`,
    `.picture .caption,.picture .note,.picture .label{fill:${of.muted}}`,
    `.picture .warn{fill:${of.warn}}`,
    `.picture .box{fill:${of.surface};stroke:${of.edge}}`,
    '.picture .hatch{stroke:none}',
    `.picture .stripe{stroke:${of.hatch}}`,
    `.picture .function .box{fill:${of.functionFill};stroke:${of.functionLine}}`,
    `.picture .function .side{stroke:${of.functionLine}}`,
    `.picture .exit .box{fill:${of.exitFill};stroke:${of.exitLine}}`,
    `.picture .exit .side{stroke:${of.exitLine}}`,
    `.picture .doubt .box{fill:${of.maybeFill};stroke:${of.maybeLine}}`,
    `.picture .doubt .name{fill:${of.maybeInk}}`,
    `.picture .hidden .box{fill:${of.surface};stroke:${of.edge}}`,
    `.picture .hidden .name{fill:${of.ink}}`,
    `.picture .nowhere .box{fill:${of.lostFill};stroke:${of.lostLine}}`,
    `.picture .nowhere .word{fill:${of.lostInk}}`,
    `.picture .was .box{fill:${of.surface};stroke:${of.edge}}`,
    `.picture .was .side{stroke:${of.edge}}`,
    `.picture .was .name,.picture .was .word{fill:${of.ink}}`,
    `.picture .way{stroke:${of.edge}}`,
    `.picture .arrow{fill:${of.edge}}`,
    `.picture .plate{fill:${of.canvas}}`,
    `.picture .lost .way{stroke:${of.lostLine}}`,
    `.picture .lost .arrow,.picture .lost .label{fill:${of.lostLine}}`,
    `.picture .maybe .way{stroke:${of.maybeLine}}`,
    `.picture .maybe .arrow{fill:${of.maybeLine}}`,
    `.picture .maybe .label{fill:${of.warn}}`,
  ].join('');
}
