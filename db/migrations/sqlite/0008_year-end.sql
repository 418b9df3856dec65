CREATE TABLE `carried_over` (
	`project_id` integer PRIMARY KEY NOT NULL,
	`from_id` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `carried_over_from` ON `carried_over` (`from_id`);--> statement-breakpoint
CREATE TABLE `evaluation_review` (
	`project_id` integer NOT NULL,
	`round` integer NOT NULL,
	`account_id` integer NOT NULL,
	`state` text NOT NULL,
	`opinion` text NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`project_id`, `round`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `evaluation_review_account` ON `evaluation_review` (`account_id`);--> statement-breakpoint
CREATE TABLE `evaluation_review_row` (
	`project_id` integer NOT NULL,
	`round` integer NOT NULL,
	`account_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`given` real,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `round`, `account_id`, `indicator_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `form_template` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`agency_id` integer NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` integer NOT NULL,
	`retired_at` integer,
	`retired_by` integer
);
--> statement-breakpoint
CREATE INDEX `form_template_agency` ON `form_template` (`agency_id`);--> statement-breakpoint
CREATE TABLE `report_passage` (
	`project_id` integer NOT NULL,
	`section` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `section`, `version`)
);
--> statement-breakpoint
ALTER TABLE `rule_set` ADD `created_by` integer;--> statement-breakpoint
ALTER TABLE `rule_set` ADD `reason` text;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_review_row_no_update BEFORE UPDATE ON evaluation_review_row BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_review_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER evaluation_review_row_no_delete BEFORE DELETE ON evaluation_review_row BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_review_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER report_passage_no_update BEFORE UPDATE ON report_passage BEGIN SELECT RAISE(ABORT, 'append-only: report_passage'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER report_passage_no_delete BEFORE DELETE ON report_passage BEGIN SELECT RAISE(ABORT, 'append-only: report_passage'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER carried_over_no_update BEFORE UPDATE ON carried_over BEGIN SELECT RAISE(ABORT, 'append-only: carried_over'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER carried_over_no_delete BEFORE DELETE ON carried_over BEGIN SELECT RAISE(ABORT, 'append-only: carried_over'); END;
