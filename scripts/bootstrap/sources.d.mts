export const sources: readonly string[]
export function fingerprintSources(root: string): Promise<string>
export function stampOf(buildFolder: string): string
export function isBuildCurrent(root: string, buildFolder: string): Promise<boolean>
export function fingerprint(
  root: string,
  places: readonly string[],
  leaveOut: (place: string) => boolean,
): Promise<string>
