// Where the tablet's journal lies: beside the portal's, never in it. Refuses to know what is in it.
'use strict';
globalThis.yearward.journalFiles = ['yearward-tablet-0', 'yearward-tablet-1'];
