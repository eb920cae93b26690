/** Writes the report as one diagram of Mermaid, which takes 500 edges and 50,000 characters and is readable with fewer. */
import { INPUT_LIMITS } from '../../limits';
import { Hop } from '../hops/hop';
import { PicturePath } from '../picture/parts';
import { changedPaths, lossesFirst } from '../picture/paths';
import { pictureOf } from '../picture/picture';
import { Report } from '../shown-report';
import { flowchart } from './flowchart';

const MOST_EDGES = INPUT_LIMITS.diagramEdges.max;
const MOST_CHARACTERS = INPUT_LIMITS.diagramCharacters.max;

export function mermaidReport({ stories, hops, diff }: Report): string {
  const paths = diff === undefined ? lossesFirst(stories).map((story) => ({ story })) : changedPaths(diff);
  return `${diagram(paths, diff === undefined ? hops : [], MOST_CHARACTERS)}\n`;
}

/** Draws as many paths as fit into the characters. */
export function diagram(paths: readonly PicturePath[], hops: readonly Hop[], characters: number): string {
  const feeding = new Map(hops.map((hop) => [hop, []]));
  for (let edges = MOST_EDGES; ; edges = Math.floor(edges / 2)) {
    const text = flowchart(pictureOf(paths, edges, undefined, feeding)).join('\n');
    if (text.length < characters || edges === 0) return text;
  }
}
