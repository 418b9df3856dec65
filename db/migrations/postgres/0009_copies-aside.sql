CREATE TABLE "copies_aside" (
	"id" integer NOT NULL,
	"version" integer NOT NULL,
	"year" integer NOT NULL,
	"view" text NOT NULL,
	"state" text NOT NULL,
	"office" text NOT NULL,
	"reason" text NOT NULL,
	"members" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "copies_aside_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE INDEX "copies_aside_year" ON "copies_aside" USING btree ("year");
-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER copies_aside_append_only BEFORE UPDATE OR DELETE ON copies_aside FOR EACH ROW EXECUTE FUNCTION refuse_change();
