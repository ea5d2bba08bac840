/** nfpm's sections for formats that we do not make yet: checked, kept, not used. */
export const keptSections = {};
