import { App, Validations } from 'aws-cdk-lib';
import { build } from './consumers';
process.env.CDK_VALIDATION = 'false';
const orig = Error.captureStackTrace; const stat: Record<string, [number, number]> = {};
let on = false; const who: Record<string, [number, number]> = {};
Error.captureStackTrace = function (o: any, f?: any) { orig.call(Error, o, f); if (on) { on = false; const limit = Error.stackTraceLimit; const e: any = {}; Error.stackTraceLimit = Infinity; orig.call(Error, e, Error.captureStackTrace); const lines = e.stack.split('\n'); Error.stackTraceLimit = limit; const k = String(limit === Infinity || limit > 1e6 ? 'all' : limit); const s = stat[k] ??= [0, 0]; s[0]++; s[1] += lines.length - 1;
 const key = (process.env.KEY ? lines.slice(1, 5).map((l: string) => l.trim().replace(/\(.*\/(.*?)\)/, '$1')).join(' < ') : k); const w = who[key] ??= [0, 0]; w[0]++; w[1] += lines.length - 1; on = true; } };
for (const way of ['byHand', 'ours'] as const) {
  for (const k of Object.keys(stat)) delete stat[k]; for (const k of Object.keys(who)) delete who[k];
  const app = build(process.argv[2] as any, way, (a: App) => { a.node.setContext('cdk-lambda-delivery:checks', false); return a; } ); void app; // build itself
  on = true; const app2 = build(process.argv[2] as any, way, (a: App) => { a.node.setContext('cdk-lambda-delivery:checks', false); return a; }); on = false;
  const b = JSON.stringify(stat); on = true; app2.synth(); on = false;
  console.log(way, 'build', b, 'all', JSON.stringify(stat));
  if (process.env.KEY) console.log(Object.entries(who).sort((a, b) => b[1][1] - a[1][1]).slice(0, 14).map(([k, v]) => v.join(' ') + ' ' + (v[1]/v[0]).toFixed(1) + ' ' + k).join('\n'));
}
