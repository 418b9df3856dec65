ALTER TABLE `agency_month` ADD `budget_then` integer;--> statement-breakpoint
ALTER TABLE `agency_month` ADD `goal_reached` integer;--> statement-breakpoint
ALTER TABLE `agency_month` ADD `goal_budget` integer;--> statement-breakpoint
ALTER TABLE `project` ADD `adjusted_from` text;--> statement-breakpoint
-- post-generate: filled from the stored months
UPDATE agency_month SET budget_then = budget,
  goal_reached = (SELECT sum(cast(round(m.budget * m.progress) AS integer)) FROM project_month m WHERE m.agency_id = agency_month.agency_id AND m.month = agency_month.month),
  goal_budget = (SELECT sum(CASE WHEN m.progress IS NULL THEN NULL ELSE m.budget END) FROM project_month m WHERE m.agency_id = agency_month.agency_id AND m.month = agency_month.month);
