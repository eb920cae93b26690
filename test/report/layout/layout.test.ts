/** Where boxes and edges are placed: nothing overlaps, columns are straight, and no input takes long or gives two answers. */
import * as fc from 'fast-check';
import { arranged } from '../../../src/report/layout/arrange';
import * as layered from '../../../src/report/layout/layered';
import { layoutOf } from '../../../src/report/layout/layout';
import { PlaneEdge, Size } from '../../../src/report/layout/plane';
import { pollution } from '../../hostile/invariants';

const size = fc.record({ width: fc.constant(200), height: fc.integer({ min: 30, max: 120 }) });
const graph = fc.array(size, { minLength: 1, maxLength: 14 }).chain((nodes) => fc.record({
  nodes: fc.constant(nodes),
  links: fc.array(fc.record({
    from: fc.nat(nodes.length - 1),
    to: fc.nat(nodes.length - 1),
    columns: fc.constantFrom(1, 2),
    room: fc.constant(150),
    label: fc.record({ width: fc.integer({ min: 20, max: 150 }), height: fc.constantFrom(14, 28, 42) }),
  }), { maxLength: 20 }),
}));

const link = (from: number, to: number): PlaneEdge => ({ from, to, columns: 1, room: 150, label: { width: 80, height: 28 } });
const box: Size = { width: 200, height: 50 };

test('no two boxes overlap, and all is inside, whatever the edges are', () => {
  fc.assert(fc.property(graph, ({ nodes, links }) => {
    const placed = layoutOf(nodes, links);
    const boxes = placed.nodes.map(({ x, y }, i) => ({
      left: x - nodes[i].width / 2, right: x + nodes[i].width / 2, top: y - nodes[i].height / 2, bottom: y + nodes[i].height / 2,
    }));
    const overlapping = boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => (
      one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1
    )));
    const outside = boxes.filter(({ left, right, top, bottom }) => left < -1 || top < -1 || right > placed.width + 1 || bottom > placed.height + 1);
    expect([overlapping, outside]).toEqual([[], []]);
    expect(placed.links).toHaveLength(links.length);
    expect(placed.links.every(({ points }) => points.length >= 2 && points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))).toBe(true);
  }), { seed: 20261129, numRuns: 300 });
});

test('the same graph has the same places, and prototypes have no new keys', () => {
  fc.assert(fc.property(graph, ({ nodes, links }) => expect(layoutOf(nodes, links)).toEqual(layoutOf(nodes, links))), { seed: 1, numRuns: 50 });
  expect(pollution()).toEqual([]);
});

test('sources, functions and exits stand in columns, across parts that no edge connects', () => {
  const { nodes } = layoutOf(Array.from({ length: 7 }, () => box), [link(0, 1), link(1, 2), link(3, 4), link(4, 5), link(4, 6)]);
  const columns = [[0, 3], [1, 4], [2, 5, 6]].map((same) => new Set(same.map((i) => nodes[i].x)));
  expect(columns.map(({ size: places }) => places)).toEqual([1, 1, 1]);
  const [first, second, third] = columns.map((places) => [...places][0]);
  expect(first < second && second < third).toBe(true);
});

test('an edge starts and ends at the sides of its boxes', () => {
  const { nodes, links: [{ points, label }] } = layoutOf([box, box], [link(0, 1)]);
  expect(points[0]).toEqual({ x: nodes[0].x + 100, y: nodes[0].y });
  expect(points.at(-1)).toEqual({ x: nodes[1].x - 100, y: nodes[1].y });
  expect(label.x).toBeGreaterThan(points[0].x);
});

test('many parts stand side by side, few below each other', () => {
  const parts = (count: number): ReturnType<typeof layoutOf> => (
    layoutOf(Array.from({ length: 2 * count }, () => box), Array.from({ length: count }, (_, i) => link(2 * i, 2 * i + 1)))
  );
  const [few, many] = [parts(20), parts(200)];
  expect(few.width).toBeLessThan(800);
  expect(few.height).toBeGreaterThan(20 * 50);
  expect(many.width).toBeGreaterThan(2 * few.width);
  expect(many.height).toBeLessThan(200 * 50);
});

describe('rectangles', () => {
  const high = (height: number, width = 100): Size => ({ width, height });

  test('keep their order in columns of about the same height, and no more columns than wanted', () => {
    expect(arranged(Array(5).fill(high(80)), 20, 3).corners).toEqual([[0, 0], [0, 100], [140, 0], [140, 100], [280, 0]].map(([x, y]) => ({ x, y })));
    expect(arranged([high(80), high(80), high(500)], 20, 2)).toMatchObject({ width: 240, height: 500 });
  });

  test('make no column wider than it has to be', () => {
    expect(arranged([high(80, 900), high(80)], 20, 2)).toMatchObject({ width: 900 + 40 + 100, height: 80 });
  });

  test('never overlap', () => {
    const length = fc.integer({ min: 1, max: 900 });
    const some = fc.array(fc.record({ width: length, height: length }), { minLength: 1 });
    fc.assert(fc.property(some, fc.integer({ min: 1, max: 9 }), (parts, columns) => {
      const { corners, width, height } = arranged(parts, 20, columns);
      const boxes = corners.map(({ x, y }, i) => ({ x, y, right: x + parts[i].width, bottom: y + parts[i].height }));
      expect(boxes.filter(({ right, bottom }) => right > width || bottom > height)).toEqual([]);
      expect(boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => (
        one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom
      )))).toEqual([]);
      expect(new Set(corners.map(({ x }) => x)).size).toBeLessThanOrEqual(columns);
    }), { seed: 20261129 });
  });
});

test('a thousand parts of one shape are laid out once', () => {
  const placing = jest.spyOn(layered, 'layered');
  const links = Array.from({ length: 1_000 }, (_, i) => [link(3 * i, 3 * i + 1), link(3 * i + 1, 3 * i + 2)]).flat();
  layoutOf(Array.from({ length: 3_000 }, () => box), links);
  expect(placing).toHaveBeenCalledTimes(1);
  layoutOf([box, box, box, { ...box, height: 51 }], [link(0, 1), link(2, 3)]);
  expect(placing).toHaveBeenCalledTimes(1 + 2);
  placing.mockRestore();
});
