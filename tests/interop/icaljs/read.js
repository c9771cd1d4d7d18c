// node read.js FILE.ics: what ical.js makes of the events, UID|START|END|STATUS, times in UTC.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));

for (const zone of calendar.getAllSubcomponents("vtimezone"))
	ICAL.TimezoneService.register(zone);

const show = (time) =>
	time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString();

for (const component of calendar.getAllSubcomponents("vevent")) {
	const event = new ICAL.Event(component);

	console.log([event.uid, show(event.startDate), show(event.endDate),
		component.getFirstPropertyValue("status")].join("|"));
}
