/**
 * Places pictures of 50, 500 and 5,000 nodes: apps of many small parts, and one part in five layers. Each is placed in two
 * processes, which must agree, and the largest must be done in time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { layoutOf } from '../src/report/layout/layout';
import { PlaneEdge } from '../src/report/layout/plane';

const MOST_SECONDS = 12;
const SIZES = [50, 500, 5_000];

const LABEL = { columns: 1, room: 152, label: { width: 100, height: 32 } };
const edge = (from: number, to: number): PlaneEdge => ({ from, to, ...LABEL });
const list = <T>(length: number, item: (i: number) => T): readonly T[] => Array.from({ length }, (_, i) => item(i));

const SHAPES: Readonly<Record<string, (nodes: number) => readonly PlaneEdge[]>> = {
  /** Source, function, exit. */
  app: (nodes) => list(Math.floor(nodes / 3), (i) => [edge(3 * i, 3 * i + 1), edge(3 * i + 1, 3 * i + 2)]).flat(),
  /** One and a half edges for each node, to places that only look like chance. */
  layered: (nodes) => {
    const layer = nodes / 5;
    return list(Math.floor(nodes * 1.5), (i) => {
      const from = i % (nodes - layer);
      return edge(from, (Math.floor(from / layer) + 1) * layer + (i * 7_919) % layer);
    });
  },
};

function place(shape: string, nodes: number): void {
  const start = process.hrtime.bigint();
  const boxes = list(nodes, (i) => ({ width: 208, height: 50 + 14 * (i % 3) }));
  const placed = layoutOf(boxes, SHAPES[shape](nodes));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const hash = createHash('sha256').update(JSON.stringify(placed)).digest('hex').slice(0, 12);
  console.log(JSON.stringify({ seconds, hash, mb: Math.round(process.memoryUsage().rss / 2 ** 20) }));
}

interface Measured {
  readonly seconds: number;
  readonly hash: string;
  readonly mb: number;
}

function placedApart(shape: string, nodes: number): Measured {
  const args = ['-r', 'ts-node/register/transpile-only', __filename, shape, String(nodes)];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).stdout);
}

const [shape, nodes] = process.argv.slice(2);
if (shape !== undefined) {
  place(shape, Number(nodes));
} else {
  for (const name of Object.keys(SHAPES)) {
    for (const size of SIZES) {
      const [one, other] = [placedApart(name, size), placedApart(name, size)];
      const isSame = one.hash === other.hash;
      console.log(`${name} ${size}: ${one.seconds.toFixed(2)} s, ${one.mb} MB, ${isSame ? `twice ${one.hash}` : 'DIFFERS between two processes'}`);
      if (!isSame || Math.min(one.seconds, other.seconds) > MOST_SECONDS) process.exitCode = 1;
    }
  }
}
