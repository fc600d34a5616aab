export const roles = ['owner', 'therapist', 'front-desk'] as const

/** What somebody is hired for. Clinical rights never come from it: they come from being the assigned therapist. */
export type Role = (typeof roles)[number]

/** A person whose e-mail address was proved. */
export type ClientActor = { kind: 'client'; personId: string }

/** Somebody of the practice, signed in with both factors; `therapistId` is set when they also see clients. */
export type StaffActor = { kind: 'staff'; staffId: string; role: Role; therapistId: string | null }

export type Anonymous = { kind: 'anonymous' }

/** Whoever asks. */
export type Actor = ClientActor | StaffActor | Anonymous

/** Reads a role as stored or typed; null for anything else. */
export const parseRole = (text: string): Role | null => roles.find(role => role === text) ?? null
