/**
 * Places a graph: each connected part by itself, since most apps have many small ones, below each other, or side by
 * side where there are very many. Parts of the same shape are laid out once.
 */
import { memo } from '../../model/collections';
import { arranged, columnsOfScreen } from './arrange';
import { Component, componentsOf } from './components';
import { layered } from './layered';
import { PlaneEdge, PlacedGraph, Point, Size } from './plane';

const GAP = 28;
/** Above so many nodes one column of parts is too long to look at. */
const SIDE_BY_SIDE = 300;

export function layoutOf(nodes: readonly Size[], links: readonly PlaneEdge[]): PlacedGraph {
  const shapes = new Map<string, PlacedGraph>();
  const parts = componentsOf(nodes.length, links).map((component) => {
    const sizes = component.nodes.map((node) => nodes[node]);
    const local = localLinks(component, links);
    return { component, placed: memo(shapes, JSON.stringify([sizes, local]), () => layered(sizes, local)) };
  });
  const places: PlacedGraph['nodes'][number][] = [];
  const ways: PlacedGraph['links'][number][] = [];
  const sizes = parts.map(({ placed }) => placed);
  const columns = nodes.length > SIDE_BY_SIDE ? columnsOfScreen(sizes, GAP) : 1;
  const { corners, ...size } = arranged(sizes, GAP, columns);
  parts.forEach(({ component, placed }, i) => {
    const { x, y } = corners[i];
    const moved = <T extends Point>(point: T): T => ({ ...point, x: point.x + x, y: point.y + y });
    component.nodes.forEach((node, at) => {
      places[node] = moved(placed.nodes[at]);
    });
    component.links.forEach((link, at) => {
      ways[link] = { label: moved(placed.links[at].label), points: placed.links[at].points.map(moved) };
    });
  });
  return { ...size, nodes: places, links: ways };
}

function localLinks({ nodes, links }: Component, all: readonly PlaneEdge[]): readonly PlaneEdge[] {
  const places = new Map(nodes.map((node, i) => [node, i]));
  return links.map((link) => ({ ...all[link], from: places.get(all[link].from)!, to: places.get(all[link].to)! }));
}
