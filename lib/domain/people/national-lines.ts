/** Where somebody in danger turns: `says` is a sentence that holds `number`, and `tel` is what a phone dials. */
export type CrisisFacts = {
  readonly intro: string
  readonly lines: readonly { readonly number: string; readonly tel: string; readonly says: string }[]
}

/** For pages shown when nothing can be loaded: the country's own lines, true for every practice in the United States. */
export const nationalLines: CrisisFacts = {
  intro: 'This site is not an emergency service. If somebody is in danger now, call 911.',
  lines: [
    { number: '988', tel: '988', says: 'In the United States you can call or text 988 at any hour.' },
    {
      number: '1-800-799-7233',
      tel: '18007997233',
      says: 'If your partner frightens or hurts you, the National Domestic Violence Hotline answers day and night on 1-800-799-7233, or text START to 88788.',
    },
  ],
}
