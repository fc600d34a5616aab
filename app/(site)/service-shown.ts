import type { ServiceInFull } from '@/components/site/service-facts'
import type { PracticeContent, ServiceContent } from '@/lib/content/practice'

/** A service as its pages show it, with the names of its places in words. */
export function serviceShown(
  service: ServiceContent,
  { offices }: Pick<PracticeContent, 'offices'>,
): ServiceContent & ServiceInFull {
  const placeWords = (place: string): string =>
    place === 'video' ? 'by video' : (offices.find(({ slug }) => slug === place)?.name ?? place)
  return { ...service, places: service.places.map(placeWords) }
}
