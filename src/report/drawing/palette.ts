/** The colors of pictures and of the page, for a light and a dark screen. A test computes their contrasts. */

export type Palette = Readonly<Record<
  | 'canvas' | 'surface' | 'ink' | 'muted' | 'rule' | 'edge' | 'focus' | 'hatch' | 'warn'
  | 'functionFill' | 'functionLine' | 'exitFill' | 'exitLine'
  | 'lostFill' | 'lostInk' | 'lostLine' | 'maybeFill' | 'maybeInk' | 'maybeLine', string
>>;

export const LIGHT: Palette = {
  canvas: '#ffffff',
  surface: '#f3f5f7',
  ink: '#1b2026',
  muted: '#525c67',
  rule: '#d3d9df',
  edge: '#66717c',
  focus: '#0b57d0',
  hatch: '#c3cad1',
  warn: '#855300',
  functionFill: '#eaf1fd',
  functionLine: '#2f62c2',
  exitFill: '#eaf6ef',
  exitLine: '#277549',
  lostFill: '#b3261e',
  lostInk: '#ffffff',
  lostLine: '#b3261e',
  maybeFill: '#fff3d4',
  maybeInk: '#5b3b00',
  maybeLine: '#8f5f00',
};

export const DARK: Palette = {
  canvas: '#0e1216',
  surface: '#171d23',
  ink: '#e8edf2',
  muted: '#a3adb7',
  rule: '#323a42',
  edge: '#8d98a3',
  focus: '#82b4ff',
  hatch: '#414b55',
  warn: '#e5b345',
  functionFill: '#14243f',
  functionLine: '#77a5f7',
  exitFill: '#12291c',
  exitLine: '#5cb885',
  lostFill: '#c4352b',
  lostInk: '#ffffff',
  lostLine: '#ff8078',
  maybeFill: '#322507',
  maybeInk: '#f4d27c',
  maybeLine: '#d6a12c',
};
