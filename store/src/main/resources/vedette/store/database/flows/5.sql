-- Who looks for conversations looks for the latest first, and for those of a time.
CREATE INDEX flow_ended ON flow (ended, number);
-- Charts ask for one figure over a time.
CREATE INDEX minute_figure_name ON minute_figure (name, minute);
