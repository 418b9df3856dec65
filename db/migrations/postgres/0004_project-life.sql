ALTER TABLE "agency_month" ADD COLUMN "archived" integer;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "origin_id" integer;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "events" integer;--> statement-breakpoint
ALTER TABLE "project" ADD COLUMN "archived" boolean;--> statement-breakpoint
ALTER TABLE "project_month" ADD COLUMN "life" text;--> statement-breakpoint
ALTER TABLE "project_month" ADD COLUMN "archived" boolean;--> statement-breakpoint
CREATE INDEX "project_origin" ON "project" USING btree ("origin_id");