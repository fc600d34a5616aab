/**
 * The part of schema.org’s vocabulary that we speak, written down by hand: for each type what it is a kind of, and for each
 * property what may stand there. `text`, `url`, `date`, `number` and `boolean` are values; the others are types.
 */
type Vocabulary = Readonly<
  Record<string, { kindOf: string | null; properties: Readonly<Record<string, readonly string[]>> }>
>

export const vocabulary: Vocabulary = {
  Thing: { kindOf: null, properties: { name: ['text'], description: ['text'], url: ['url'] } },
  CreativeWork: {
    kindOf: 'Thing',
    properties: {
      headline: ['text'],
      author: ['Person', 'Organization'],
      publisher: ['Person', 'Organization'],
      datePublished: ['date'],
      dateModified: ['date'],
      mainEntity: ['Thing'],
      inLanguage: ['text'],
      isAccessibleForFree: ['boolean'],
      text: ['text'],
    },
  },
  Article: {
    kindOf: 'CreativeWork',
    properties: { articleSection: ['text'], wordCount: ['number'], mainEntityOfPage: ['url'] },
  },
  WebSite: { kindOf: 'CreativeWork', properties: {} },
  FAQPage: { kindOf: 'CreativeWork', properties: {} },
  Question: { kindOf: 'CreativeWork', properties: { acceptedAnswer: ['Answer'] } },
  Answer: { kindOf: 'CreativeWork', properties: {} },
  EducationalOccupationalCredential: {
    kindOf: 'CreativeWork',
    properties: { credentialCategory: ['text'], validIn: ['AdministrativeArea'] },
  },
  Organization: {
    kindOf: 'Thing',
    properties: {
      telephone: ['text'],
      email: ['text'],
      address: ['text', 'PostalAddress'],
      areaServed: ['text', 'AdministrativeArea'],
      employee: ['Person'],
    },
  },
  ProfessionalService: { kindOf: 'Organization', properties: {} },
  Person: {
    kindOf: 'Thing',
    properties: {
      honorificSuffix: ['text'],
      jobTitle: ['text'],
      knowsLanguage: ['text'],
      worksFor: ['Organization'],
      hasCredential: ['EducationalOccupationalCredential'],
    },
  },
  Service: {
    kindOf: 'Thing',
    properties: {
      provider: ['Organization', 'Person'],
      areaServed: ['text', 'AdministrativeArea'],
      offers: ['Offer'],
    },
  },
  Offer: { kindOf: 'Thing', properties: { price: ['number', 'text'], priceCurrency: ['text'] } },
  PostalAddress: {
    kindOf: 'Thing',
    properties: {
      streetAddress: ['text'],
      addressLocality: ['text'],
      addressRegion: ['text'],
      postalCode: ['text'],
      addressCountry: ['text'],
    },
  },
  AdministrativeArea: { kindOf: 'Thing', properties: {} },
  State: { kindOf: 'AdministrativeArea', properties: {} },
  BreadcrumbList: { kindOf: 'Thing', properties: { itemListElement: ['ListItem'] } },
  ListItem: { kindOf: 'Thing', properties: { position: ['number'], item: ['url'] } },
}
