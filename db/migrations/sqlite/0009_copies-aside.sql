CREATE TABLE `copies_aside` (
	`id` integer NOT NULL,
	`version` integer NOT NULL,
	`year` integer NOT NULL,
	`view` text NOT NULL,
	`state` text NOT NULL,
	`office` text NOT NULL,
	`reason` text NOT NULL,
	`members` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `copies_aside_year` ON `copies_aside` (`year`);
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER copies_aside_no_update BEFORE UPDATE ON copies_aside BEGIN SELECT RAISE(ABORT, 'append-only: copies_aside'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER copies_aside_no_delete BEFORE DELETE ON copies_aside BEGIN SELECT RAISE(ABORT, 'append-only: copies_aside'); END;
