/**
 * How a service is booked by the public: `instant` books at once, a `request` is answered by a therapist, and what is `arranged` shows its
 * times but is agreed on with the practice itself, by telephone or letter. Two people are always arranged.
 */
export type WayOfBooking = 'instant' | 'request' | 'arranged'

export function wayOfBooking(service: { online: boolean; instant: boolean }, party: 1 | 2): WayOfBooking {
  if (!service.online || party === 2) return 'arranged'
  return service.instant ? 'instant' : 'request'
}
