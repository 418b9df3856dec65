ALTER TABLE `agency_month` ADD `archived` integer;--> statement-breakpoint
ALTER TABLE `project` ADD `origin_id` integer;--> statement-breakpoint
ALTER TABLE `project` ADD `events` integer;--> statement-breakpoint
ALTER TABLE `project` ADD `archived` integer;--> statement-breakpoint
CREATE INDEX `project_origin` ON `project` (`origin_id`);--> statement-breakpoint
ALTER TABLE `project_month` ADD `life` text;--> statement-breakpoint
ALTER TABLE `project_month` ADD `archived` integer;
