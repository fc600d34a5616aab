import { z } from 'zod'
import { emailField, nameField, optional, phoneField, wordsField } from './text'

const noWords = 'Write a few words, so that we know what to answer'

/** `POST /contact`: who writes, how to answer, and what they want to say. */
export const contactForm = z.object({
  name: nameField,
  email: emailField,
  phone: optional(phoneField).transform(phone => phone ?? null),
  message: wordsField(4000, noWords).refine(text => text !== '', noWords),
})
