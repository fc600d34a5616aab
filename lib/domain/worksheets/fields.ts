export const voices = ['first', 'second'] as const
export type VoiceId = (typeof voices)[number]

// A full stop would make a PDF field's name a path through the form (ISO 32000-1, 12.7.3.2), so parts are joined by hyphens.

/** The field of one of two partners under a question: the same name on the page, in the PDF and in a saved half. */
export const voiceField = (question: string, voice: VoiceId): string => `${question}-${voice}`

/** The box beside one option of a question. */
export const optionField = (question: string, option: string): string => `${question}-${option}`

/** The id of a field on the page, where several editions stand below each other. */
export const fieldOnPage = (edition: string, field: string): string => `answer-${edition}-${field}`
