export type MachineLock = { release(): Promise<void> }
export function tryLock(purpose: string, folder: string): Promise<MachineLock | null>
export function waitForLock(purpose: string, folder: string, onWait: () => void): Promise<MachineLock>
