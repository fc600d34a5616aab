/** How often a race or a kill is repeated: `usual` in the tests, more when `npm run prove` asks for it. */
export function roundsOf(proof: string, usual: number): number {
  const asked = Number(process.env[`PROVE_${proof.toUpperCase()}`])
  return Number.isInteger(asked) && asked > 0 ? asked : usual
}
