/** Does one step of the start and shows it with its time, in seconds. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const outcome = await work()
  console.log(`  ✓ ${title}  ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return outcome
}

export function say(words: string): void {
  console.log(`  ${words}`)
}
