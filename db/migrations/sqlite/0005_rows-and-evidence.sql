CREATE TABLE `column_mapping` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `kind`, `headings`)
);
--> statement-breakpoint
CREATE TABLE `computed` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`value` real,
	`numerator` real,
	`denominator` real,
	`level` text,
	`basis` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `indicator_id`, `agency_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `computed_spending` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`subproject_id` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`spent` integer,
	`off_purpose` integer,
	`rows` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `subproject_id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `contract` (
	`project_id` integer NOT NULL,
	`id` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`subproject_id` integer,
	`item` text NOT NULL,
	`kind` text NOT NULL,
	`contract_no` text NOT NULL,
	`supplier` text NOT NULL,
	`users` text NOT NULL,
	`procurement_budget` integer,
	`award_price` integer,
	`signed_on` text,
	`acceptance_planned` text,
	`accepted_on` text,
	`passed` integer,
	`note` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `entry_draft` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`account_id` integer NOT NULL,
	`content` text NOT NULL,
	`saved_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `account_id`)
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` integer NOT NULL,
	`removed_at` integer,
	`removed_by` integer,
	`removed_why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `evidence_project` ON `evidence` (`project_id`);--> statement-breakpoint
CREATE INDEX `evidence_hash` ON `evidence` (`hash`);--> statement-breakpoint
CREATE TABLE `evidence_value` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`evidence_id` integer NOT NULL,
	`linked_at` integer NOT NULL,
	`linked_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `indicator_id`, `agency_id`, `evidence_id`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE INDEX `evidence_value_evidence` ON `evidence_value` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `file` (
	`hash` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`stored_at` integer NOT NULL,
	`figures` text
);
--> statement-breakpoint
CREATE TABLE `indicator_recipe` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`version` integer NOT NULL,
	`recipe` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `observation` (
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`day` text NOT NULL,
	`key` text NOT NULL,
	`project_id` integer NOT NULL,
	`at` integer NOT NULL,
	`value` real NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	`source_id` integer,
	PRIMARY KEY(`indicator_id`, `agency_id`, `day`, `key`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE UNIQUE INDEX `observation_key` ON `observation` (`key`);--> statement-breakpoint
CREATE TABLE `payment` (
	`project_id` integer NOT NULL,
	`id` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`contract_id` integer NOT NULL,
	`paid_on` text NOT NULL,
	`amount` integer NOT NULL,
	`off_purpose` integer,
	`note` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `id`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `pull_run` (
	`source_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`state` text NOT NULL,
	`taken` integer NOT NULL,
	`known` integer NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`source_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `pull_source` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`config` text NOT NULL,
	`secret` text,
	`every_minutes` integer NOT NULL,
	`enabled` integer NOT NULL,
	`next_at` integer NOT NULL,
	`last_at` integer,
	`last_state` text,
	`last_message` text,
	`failures` integer NOT NULL,
	`lease_until` integer,
	`created_by` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pull_source_next` ON `pull_source` (`enabled`,`next_at`);--> statement-breakpoint
CREATE INDEX `pull_source_project` ON `pull_source` (`project_id`);--> statement-breakpoint
CREATE TABLE `question_answer` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`indicator_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`params` text NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `indicator_id`, `agency_id`, `code`, `version`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE TABLE `sheet` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`file_hash` text,
	`mapping` text NOT NULL,
	`rows` integer NOT NULL,
	`state` text NOT NULL,
	`state_reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sheet_project` ON `sheet` (`project_id`,`month`);--> statement-breakpoint
CREATE TABLE `sheet_indicator` (
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`sheet_id` integer NOT NULL,
	PRIMARY KEY(`project_id`, `indicator_id`, `sheet_id`)
);
--> statement-breakpoint
CREATE TABLE `sheet_row` (
	`sheet_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`place` text NOT NULL,
	`cells` text NOT NULL,
	`left_out` text NOT NULL,
	PRIMARY KEY(`sheet_id`, `seq`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
ALTER TABLE `actual` ADD `source` text;--> statement-breakpoint
ALTER TABLE `expenditure` ADD `source` text;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER contract_no_update BEFORE UPDATE ON contract BEGIN SELECT RAISE(ABORT, 'append-only: contract'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER contract_no_delete BEFORE DELETE ON contract BEGIN SELECT RAISE(ABORT, 'append-only: contract'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'append-only: payment'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'append-only: payment'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER indicator_recipe_no_update BEFORE UPDATE ON indicator_recipe BEGIN SELECT RAISE(ABORT, 'append-only: indicator_recipe'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER indicator_recipe_no_delete BEFORE DELETE ON indicator_recipe BEGIN SELECT RAISE(ABORT, 'append-only: indicator_recipe'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER sheet_row_no_update BEFORE UPDATE ON sheet_row BEGIN SELECT RAISE(ABORT, 'append-only: sheet_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER sheet_row_no_delete BEFORE DELETE ON sheet_row BEGIN SELECT RAISE(ABORT, 'append-only: sheet_row'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER computed_no_update BEFORE UPDATE ON computed BEGIN SELECT RAISE(ABORT, 'append-only: computed'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER computed_no_delete BEFORE DELETE ON computed BEGIN SELECT RAISE(ABORT, 'append-only: computed'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER computed_spending_no_update BEFORE UPDATE ON computed_spending BEGIN SELECT RAISE(ABORT, 'append-only: computed_spending'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER computed_spending_no_delete BEFORE DELETE ON computed_spending BEGIN SELECT RAISE(ABORT, 'append-only: computed_spending'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER question_answer_no_update BEFORE UPDATE ON question_answer BEGIN SELECT RAISE(ABORT, 'append-only: question_answer'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER question_answer_no_delete BEFORE DELETE ON question_answer BEGIN SELECT RAISE(ABORT, 'append-only: question_answer'); END;
