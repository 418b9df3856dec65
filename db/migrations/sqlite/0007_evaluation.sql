CREATE TABLE `evaluation` (
	`project_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`execution_weight` real,
	`opinion` text NOT NULL,
	`submitted_at` integer,
	`submitted_by` integer,
	`decided_at` integer,
	`decided_by` integer
);
--> statement-breakpoint
CREATE TABLE `evaluation_event` (
	`project_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`event` text NOT NULL,
	`state` text NOT NULL,
	`opinion` text NOT NULL,
	`snapshot` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `evaluation_row` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`weight` real,
	`given` real,
	`reason` text NOT NULL,
	`measures` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order

--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_row_no_update BEFORE UPDATE ON evaluation_row BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_row_no_delete BEFORE DELETE ON evaluation_row BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_event_no_update BEFORE UPDATE ON evaluation_event BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_event_no_delete BEFORE DELETE ON evaluation_event BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_event'); END;
