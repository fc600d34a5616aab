import type { HalfFault } from '@/lib/domain/worksheets/half-file'

/** What is wrong with a file that somebody chose, and what to do next. */
export const faultWords: Readonly<Record<HalfFault, string>> = {
  'too-large':
    'This file is far too large to be a saved half. Choose the small file that you saved on this site.',
  'not-ours': 'This is not a half that was saved on this site. Look for a file whose name ends in .json.',
  damaged:
    'This file is damaged or was changed after it was saved. Open the half again and save it once more.',
  'other-version':
    'This file comes from another version of the site. Save the half once more and choose the new file.',
  'other-worksheet': 'This half belongs to another worksheet. Open it on the page of that worksheet.',
}

export const missingFile = 'Choose the file of this half first.'

export const sameHalf =
  'Nothing was filled in, since both files are the same half. Choose the other partner’s file in one of the two fields.'
