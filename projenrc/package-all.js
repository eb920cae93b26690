/** Builds the package of each language whose toolchain is installed, and names the others. Fails where one that can be built is not. */
const { spawnSync } = require('node:child_process');

const TOOLS = { js: 'npm', python: 'python3', java: 'mvn', go: 'go', dotnet: 'dotnet' };

const isInstalled = (tool) => spawnSync(tool, [tool === 'go' ? 'version' : '--version'], { stdio: 'ignore' }).status === 0;

const results = Object.entries(TOOLS).map(([language, tool]) => {
  if (!isInstalled(tool)) return `${language}: skipped, ${tool} is not installed`;
  const { status } = spawnSync('npm', ['run', '--silent', `package:${language}`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
  return `${language}: ${status === 0 ? `dist/${language}` : `FAILED (npm run package:${language})`}`;
});
console.log(results.join('\n'));
