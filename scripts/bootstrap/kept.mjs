import { spawn } from 'node:child_process'

// A program that knows nothing of us (npm, a build) would outlive us after kill -9 and write where the next start works.
// So a watcher reads a pipe that only we hold, and at its end kills the whole group: the program and all it started.
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
( cat <&3; kill -KILL 0 ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait $program
status=$?
kill $watcher 2>/dev/null
exit $status
`

/** Starts a program that ends when we do, however we end. `output` is what its stdout and stderr are. */
export function spawnKept(file, args, { cwd, env, output }) {
  const isWindows = process.platform === 'win32'
  const [command, all] = isWindows ? [file, args] : ['/bin/sh', ['-c', keeper, 'keep', file, ...args]]
  const child = spawn(command, all, {
    cwd,
    env,
    detached: !isWindows,
    shell: isWindows && file === 'npm',
    stdio: ['pipe', output, output],
  })
  child.once('exit', () => child.stdin.destroy())
  return child
}
