CREATE TABLE `forecast` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`value` real NOT NULL,
	`low` real NOT NULL,
	`high` real NOT NULL,
	`probability` real,
	`likelihood` text,
	`target` text NOT NULL,
	`basis` text NOT NULL,
	`prior_version` integer,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `indicator_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `forecast_prior` (
	`version` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`indicators` integer NOT NULL,
	`built_at` integer NOT NULL,
	`built_by` integer
);
--> statement-breakpoint
CREATE TABLE `indicator_twin` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`twin_id` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `monitoring_line` (
	`run_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`causes` text NOT NULL,
	`note` text NOT NULL,
	`likelihood` text,
	`forecast` real,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`run_id`, `project_id`, `indicator_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `monitoring_part` (
	`run_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`opinion` text NOT NULL,
	`snapshot` text,
	`submitted_at` integer,
	`submitted_by` integer,
	`decided_at` integer,
	`decided_by` integer,
	PRIMARY KEY(`run_id`, `project_id`)
);
--> statement-breakpoint
CREATE INDEX `monitoring_part_project` ON `monitoring_part` (`project_id`);--> statement-breakpoint
CREATE TABLE `monitoring_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`month` text NOT NULL,
	`name` text NOT NULL,
	`document_no` text NOT NULL,
	`due_on` text NOT NULL,
	`agency_id` integer,
	`watch_list_id` integer,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rectification` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`indicator_id` integer,
	`since` text NOT NULL,
	`demands` text NOT NULL,
	`owner_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`ordered_at` integer NOT NULL,
	`ordered_by` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rectification_project` ON `rectification` (`project_id`,`indicator_id`);--> statement-breakpoint
CREATE INDEX `rectification_due` ON `rectification` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `rectification_owner` ON `rectification` (`owner_id`,`state`);--> statement-breakpoint
CREATE TABLE `rectification_event` (
	`rectification_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`event` text NOT NULL,
	`text` text NOT NULL,
	`evidence` text NOT NULL,
	`details` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`rectification_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `subscription` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`alerts` integer NOT NULL,
	`digest` integer NOT NULL,
	`channels` text NOT NULL,
	`stop_hash` text NOT NULL,
	`told` text NOT NULL,
	`created_at` integer NOT NULL,
	`stopped_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_subject` ON `subscription` (`account_id`,`subject`,`subject_id`);--> statement-breakpoint
CREATE INDEX `subscription_stop` ON `subscription` (`stop_hash`);--> statement-breakpoint
CREATE TABLE `watch_list` (
	`id` integer NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`rule` text NOT NULL,
	`state` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
ALTER TABLE `project_month` ADD `gaps` text;--> statement-breakpoint
ALTER TABLE `project_month` ADD `score_expected` real;--> statement-breakpoint
ALTER TABLE `project_month` ADD `surplus_expected` integer;--> statement-breakpoint
ALTER TABLE `target_version` ADD `shape` text;--> statement-breakpoint
ALTER TABLE `target_version` ADD `shape_basis` text;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER forecast_prior_no_update BEFORE UPDATE ON forecast_prior BEGIN SELECT RAISE(ABORT, 'append-only: forecast_prior'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER forecast_prior_no_delete BEFORE DELETE ON forecast_prior BEGIN SELECT RAISE(ABORT, 'append-only: forecast_prior'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER forecast_no_update BEFORE UPDATE ON forecast BEGIN SELECT RAISE(ABORT, 'append-only: forecast'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER forecast_no_delete BEFORE DELETE ON forecast BEGIN SELECT RAISE(ABORT, 'append-only: forecast'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER indicator_twin_no_update BEFORE UPDATE ON indicator_twin BEGIN SELECT RAISE(ABORT, 'append-only: indicator_twin'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER indicator_twin_no_delete BEFORE DELETE ON indicator_twin BEGIN SELECT RAISE(ABORT, 'append-only: indicator_twin'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER rectification_event_no_update BEFORE UPDATE ON rectification_event BEGIN SELECT RAISE(ABORT, 'append-only: rectification_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER rectification_event_no_delete BEFORE DELETE ON rectification_event BEGIN SELECT RAISE(ABORT, 'append-only: rectification_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER monitoring_line_no_update BEFORE UPDATE ON monitoring_line BEGIN SELECT RAISE(ABORT, 'append-only: monitoring_line'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER monitoring_line_no_delete BEFORE DELETE ON monitoring_line BEGIN SELECT RAISE(ABORT, 'append-only: monitoring_line'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER watch_list_no_update BEFORE UPDATE ON watch_list BEGIN SELECT RAISE(ABORT, 'append-only: watch_list'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER watch_list_no_delete BEFORE DELETE ON watch_list BEGIN SELECT RAISE(ABORT, 'append-only: watch_list'); END;
