/** A change of law that one release of the zone database brought: which zones read otherwise by it, and from when. */
export type ZoneLaw = {
  readonly release: string
  readonly what: string
  readonly zones: readonly string[]
  /** The first day (UTC) on which the release before reads a clock otherwise; days before it must agree. */
  readonly since: string
}

/**
 * What the announcements of the releases say of clocks from 2024 on. Two sources of different releases may differ here and nowhere
 * else: a difference that no line names is unexplained, and a new release asks for a new line.
 */
export const zoneLaws: readonly ZoneLaw[] = [
  {
    release: '2023d',
    what: 'Ittoqqortoormiit moves to the time of Nuuk; Vostok moved to +05 and Casey to +08',
    zones: ['America/Scoresbysund', 'Antarctica/Vostok', 'Antarctica/Casey'],
    since: '2023-12-18',
  },
  {
    release: '2024a',
    what: 'Kazakhstan has one time, +05',
    zones: ['Asia/Almaty', 'Asia/Qostanay'],
    since: '2024-02-29',
  },
  {
    release: '2024a',
    what: 'Palestine goes on summer time a week later after Ramadan',
    zones: ['Asia/Gaza', 'Asia/Hebron'],
    since: '2024-04-12',
  },
  {
    release: '2025a',
    what: 'Paraguay stays at -03 all year',
    zones: ['America/Asuncion'],
    since: '2025-03-22',
  },
  {
    release: '2025b',
    what: 'the Aysén Region of Chile stays at -03 and has a zone of its own',
    zones: ['America/Coyhaique'],
    since: '2025-03-20',
  },
  {
    release: '2026a',
    what: 'Moldova has sprung forward and fallen back an hour later, with the European Union, since 2022',
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    since: '2022-03-27',
  },
  {
    release: '2026b',
    what: 'British Columbia stays at -07, first seen when clocks are not set back in November 2026',
    zones: ['America/Vancouver', 'Canada/Pacific'],
    since: '2026-11-01',
  },
  {
    release: '2026c',
    what: 'Alberta stays at -06, first seen when clocks are not set back in November 2026',
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    since: '2026-11-01',
  },
  {
    release: '2026c',
    what: 'Morocco and Western Sahara stay at +00 from the 20th of September 2026',
    zones: ['Africa/Casablanca', 'Africa/El_Aaiun'],
    since: '2026-09-20',
  },
]
