using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NamesAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Streaks_GroupId_Current_AliveThrough",
                table: "Streaks");

            migrationBuilder.AddColumn<long>(
                name: "NextRoundAt",
                table: "Quizzes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedOn",
                table: "PersonSettings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Groups",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Names",
                columns: table => new
                {
                    GuildId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Names", x => new { x.GuildId, x.PersonId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Totals_ByAccuracy",
                table: "Totals",
                columns: new[] { "GroupId", "Period", "PeriodKey", "AccuracyPpm", "Points", "ReachedAt", "PersonId", "Answered" },
                descending: new[] { false, false, false, true, true, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Totals_ByPoints",
                table: "Totals",
                columns: new[] { "GroupId", "Period", "PeriodKey", "Points", "AccuracyPpm", "ReachedAt", "PersonId" },
                descending: new[] { false, false, false, true, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Streaks_ByLength",
                table: "Streaks",
                columns: new[] { "GroupId", "Current", "AliveThrough", "PersonId" },
                descending: new[] { false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_PersonSettings_Hidden",
                table: "PersonSettings",
                columns: new[] { "GuildId", "PersonId" },
                filter: "\"Appearance\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_PersonSettings_WantsReminders",
                table: "PersonSettings",
                column: "WantsReminders",
                filter: "\"WantsReminders\"");

            migrationBuilder.CreateIndex(
                name: "IX_Names_PersonId",
                table: "Names",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Names");

            migrationBuilder.DropIndex(
                name: "IX_Totals_ByAccuracy",
                table: "Totals");

            migrationBuilder.DropIndex(
                name: "IX_Totals_ByPoints",
                table: "Totals");

            migrationBuilder.DropIndex(
                name: "IX_Streaks_ByLength",
                table: "Streaks");

            migrationBuilder.DropIndex(
                name: "IX_PersonSettings_Hidden",
                table: "PersonSettings");

            migrationBuilder.DropIndex(
                name: "IX_PersonSettings_WantsReminders",
                table: "PersonSettings");

            migrationBuilder.DropColumn(
                name: "NextRoundAt",
                table: "Quizzes");

            migrationBuilder.DropColumn(
                name: "RemindedOn",
                table: "PersonSettings");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Groups");

            migrationBuilder.CreateIndex(
                name: "IX_Streaks_GroupId_Current_AliveThrough",
                table: "Streaks",
                columns: new[] { "GroupId", "Current", "AliveThrough" },
                descending: new[] { false, true, false });
        }
    }
}
