CREATE TABLE `account` (
	`id` integer PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`also` text NOT NULL,
	`agency_id` integer,
	`password_hash` text NOT NULL,
	`must_change` integer NOT NULL,
	`disabled` integer NOT NULL,
	`sample` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `actual` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`value` real,
	`numerator` real,
	`denominator` real,
	`level` text,
	`note` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `indicator_id`, `agency_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `agency` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` integer,
	`sample` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agency_code` ON `agency` (`code`);--> statement-breakpoint
CREATE INDEX `agency_parent` ON `agency` (`parent_id`);--> statement-breakpoint
CREATE TABLE `agency_month` (
	`month` text NOT NULL,
	`agency_id` integer NOT NULL,
	`projects` integer NOT NULL,
	`budget` integer,
	`budget_initial` integer,
	`spent` integer,
	`spent_to_date` integer,
	`at_risk_amount` integer,
	`reported` integer NOT NULL,
	`due` integer NOT NULL,
	`submitted` integer NOT NULL,
	`approved` integer NOT NULL,
	`late_submitted` integer NOT NULL,
	`lights` text NOT NULL,
	PRIMARY KEY(`month`, `agency_id`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `contributor` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`share` real,
	PRIMARY KEY(`project_id`, `indicator_id`, `agency_id`)
);
--> statement-breakpoint
CREATE INDEX `contributor_agency` ON `contributor` (`agency_id`);--> statement-breakpoint
CREATE TABLE `counter` (
	`name` text PRIMARY KEY NOT NULL,
	`next` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `expenditure` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`subproject_id` integer NOT NULL,
	`version` integer NOT NULL,
	`spent` integer,
	`allocated` integer,
	`off_purpose` integer,
	`note` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `subproject_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `funding` (
	`project_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`source` text NOT NULL,
	`total` integer,
	`prior_year` integer,
	`this_year` integer,
	PRIMARY KEY(`project_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `gap_note` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`since` text NOT NULL,
	`version` integer NOT NULL,
	`causes` text NOT NULL,
	`note` text NOT NULL,
	`likelihood` text,
	`forecast` real,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `since`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`category` text NOT NULL,
	`subcategory` text NOT NULL,
	`name` text NOT NULL,
	`explanation` text NOT NULL,
	`evidence_source` text NOT NULL,
	`aggregation` text NOT NULL,
	`pacing` text NOT NULL,
	`due_month` text,
	`stages` text,
	`weight` real,
	`derivation` text,
	`source_line` integer
);
--> statement-breakpoint
CREATE INDEX `indicator_project` ON `indicator` (`project_id`,`seq`);--> statement-breakpoint
CREATE TABLE `indicator_subproject` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`subproject_id` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `subproject_id`)
);
--> statement-breakpoint
CREATE TABLE `project` (
	`id` integer PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`year` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`attribute` text NOT NULL,
	`government_procurement` integer,
	`purchase_of_services` integer,
	`start_month` text NOT NULL,
	`budget_initial` integer,
	`budget_adjusted` integer,
	`sample` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_agency_year_name` ON `project` (`agency_id`,`year`,`name`);--> statement-breakpoint
CREATE INDEX `project_year` ON `project` (`year`,`agency_id`);--> statement-breakpoint
CREATE INDEX `project_sample` ON `project` (`sample`,`year`);--> statement-breakpoint
CREATE TABLE `project_month` (
	`month` text NOT NULL,
	`project_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`budget` integer,
	`budget_initial` integer,
	`spent` integer,
	`spent_to_date` integer,
	`allocated_to_date` integer,
	`budget_signal` text NOT NULL,
	`goal_signal` text NOT NULL,
	`goal_signal_ahead` text NOT NULL,
	`ahead` integer NOT NULL,
	`normal` integer NOT NULL,
	`warning` integer NOT NULL,
	`behind` integer NOT NULL,
	`not_due` integer NOT NULL,
	`missing` integer NOT NULL,
	`progress` real,
	`progress_ahead` real,
	`weight_total` real,
	`weight_at_risk` real,
	`at_risk_amount` integer,
	`reported` integer NOT NULL,
	`due` integer NOT NULL,
	`likelihood` text,
	`report_state` text NOT NULL,
	`submitted_late` integer NOT NULL,
	PRIMARY KEY(`month`, `project_id`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE INDEX `project_month_agency` ON `project_month` (`agency_id`,`month`);--> statement-breakpoint
CREATE TABLE `project_text` (
	`project_id` integer PRIMARY KEY NOT NULL,
	`overview` text NOT NULL,
	`basis` text NOT NULL,
	`necessity` text NOT NULL,
	`safeguards` text NOT NULL,
	`plan` text NOT NULL,
	`overall_objective` text NOT NULL,
	`annual_objective` text NOT NULL,
	`leader` text NOT NULL,
	`contact` text NOT NULL,
	`phone` text NOT NULL,
	`prior_arranged` integer,
	`prior_allocated` integer,
	`prior_spent` integer,
	`questions` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`state` text NOT NULL,
	`submitted_at` integer,
	`submitted_on` text,
	`submitted_by` integer,
	`decided_at` integer,
	`opinion` text NOT NULL,
	`correction` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`)
);
--> statement-breakpoint
CREATE TABLE `report_event` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`event` text NOT NULL,
	`opinion` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `version`)
);
--> statement-breakpoint
CREATE TABLE `rule_set` (
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`data` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`code`, `version`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `subproject` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`budget` integer
);
--> statement-breakpoint
CREATE INDEX `subproject_project` ON `subproject` (`project_id`,`seq`);--> statement-breakpoint
CREATE TABLE `target_version` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective` text NOT NULL,
	`target` text NOT NULL,
	`plan` text,
	`document_no` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order

--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER actual_no_update BEFORE UPDATE ON actual BEGIN SELECT RAISE(ABORT, 'append-only: actual'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER actual_no_delete BEFORE DELETE ON actual BEGIN SELECT RAISE(ABORT, 'append-only: actual'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER expenditure_no_update BEFORE UPDATE ON expenditure BEGIN SELECT RAISE(ABORT, 'append-only: expenditure'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER expenditure_no_delete BEFORE DELETE ON expenditure BEGIN SELECT RAISE(ABORT, 'append-only: expenditure'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER target_version_no_update BEFORE UPDATE ON target_version BEGIN SELECT RAISE(ABORT, 'append-only: target_version'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER target_version_no_delete BEFORE DELETE ON target_version BEGIN SELECT RAISE(ABORT, 'append-only: target_version'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER report_event_no_update BEFORE UPDATE ON report_event BEGIN SELECT RAISE(ABORT, 'append-only: report_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER report_event_no_delete BEFORE DELETE ON report_event BEGIN SELECT RAISE(ABORT, 'append-only: report_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER gap_note_no_update BEFORE UPDATE ON gap_note BEGIN SELECT RAISE(ABORT, 'append-only: gap_note'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER gap_note_no_delete BEFORE DELETE ON gap_note BEGIN SELECT RAISE(ABORT, 'append-only: gap_note'); END;
