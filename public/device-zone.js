// Offers the zone of the visitor's own device when its clocks differ from those of the list (Z2). The server knows the rules and the
// names of zones: it is told what the device calls its own, and answers with the name to say, or with none.
const line = document.querySelector('.zone-device')
const device = Intl.DateTimeFormat().resolvedOptions().timeZone

if (line !== null && device) {
  const answer = await fetch(`${line.dataset.ask}&${new URLSearchParams({ zone: device })}`)
  const { zone, name } = answer.ok ? await answer.json() : { name: null }
  if (name) {
    const way = document.querySelector('.zone button[name="view"]').cloneNode()
    Object.assign(way, { name: 'device', value: zone, textContent: 'Show the times so' })
    line.replaceChildren(`Your device is set to ${name}. `, way)
  }
}
