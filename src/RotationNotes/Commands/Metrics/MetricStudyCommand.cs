using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Narrative.Facts;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Metrics;

/// <summary><c>metrics study</c>: what followed days on which a declared signal held.</summary>
internal static class MetricStudyCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var signal = new Argument<string>("signal") { Description = "A condition in quotes, e.g. \"ret(RUT, 1) > 3% and ret(SPX, 1) < 0\"." };
        var outcome = new Option<string>("--outcome") { Description = "A price or ratio whose returns are measured.", HelpName = "expression", DefaultValueFactory = _ => "RUT" };
        var horizons = new Option<int[]>("--horizons") { Description = "Sessions forward: one week, one, three, six and twelve months unless said otherwise.", HelpName = "n", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. EventStudyRequest.UsualHorizons] };
        var cluster = new Option<int>("--cluster") { Description = "An event closer than this to the event before it belongs to the same cluster; only first days count.", HelpName = "sessions", DefaultValueFactory = _ => 21 };
        var asOf = DateArgument.AsOf("Date up to which history is known. By default the newest session of the data.");
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var study = new Command("study", "Forward returns after days on which a signal held.") { signal, outcome, horizons, cluster, asOf, json };
        runner.Attach(study, parse =>
        {
            if (parse.GetValue(cluster) < 1 || parse.GetValue(horizons)!.Any(h => h < 1))
                throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "--horizons and --cluster take whole numbers of sessions, at least 1."));
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            var view = MetricsCommand.View(desk, parse.GetValue(asOf), environment);
            var result = MetricsCommand.Typed(() => EventStudy.Run(desk.Metrics.Over(view), new EventStudyRequest
            {
                Signal = SeriesExpression.Parse(parse.GetValue(signal)!),
                Outcome = SeriesExpression.Parse(parse.GetValue(outcome)!),
                Horizons = [.. parse.GetValue(horizons)!.Distinct().Order()],
                ClusterObservations = parse.GetValue(cluster),
            }));
            if (parse.GetValue(json))
                PrintJson(environment.Output.Data, result);
            else
                PrintText(environment.Output.Data, result);
            return result.Unavailable is null ? ExitCode.Done : (int)FailureKind.Data;
        });
        return study;
    }

    private static void PrintText(TextWriter writer, EventStudy study)
    {
        writer.WriteLine($"signal   {study.Request.Signal}");
        writer.WriteLine($"outcome  {study.Request.Outcome}");
        if (study.Unavailable is { } reason)
        {
            writer.WriteLine($"nothing to study: {reason}");
            return;
        }

        writer.WriteLine($"events   {Number(study.Events.Length)} in {Number(study.Searched)} sessions since {DateArgument.Text(study.SampleStart!.Value)}, {Number(study.Kept.Length)} of them first of a cluster");
        writer.WriteLine($"dates    {string.Join(", ", study.Kept.Select(DateArgument.Text))}");
        writer.WriteLine();
        var table = new TerminalTable("sessions", "n", "hit rate", "usual", "median", "usual", "quartiles", "worst", "best", "90 % interval of the median").Right(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        foreach (var outcome in study.Outcomes)
        {
            table.Add(
                Number(outcome.Horizon), Number(outcome.N), Share(outcome.HitRate), Share(outcome.UsualHitRate), Return(outcome.Median), Return(outcome.UsualMedian),
                $"{Return(outcome.LowerQuartile)} to {Return(outcome.UpperQuartile)}", Return(outcome.Worst), Return(outcome.Best),
                outcome.Interval is { } interval ? $"{Return(interval.Low)} to {Return(interval.High)}" : "too few events");
        }

        table.Print(writer);
        writer.WriteLine();
        writer.WriteLine($"usual: all sessions of the sample. Interval: {Number(study.Request.Resamples)} resamples, seed {study.Request.Seed.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static void PrintJson(TextWriter writer, EventStudy study) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("signal", study.Request.Signal.Text);
        json.WriteString("outcome", study.Request.Outcome.Text);
        json.WriteString("unavailable", study.Unavailable);
        json.WriteNumber("searched", study.Searched);
        json.WriteString("sampleStart", study.SampleStart is { } start ? DateArgument.Text(start) : null);
        json.WriteNumber("clusterSessions", study.Request.ClusterObservations);
        WriteDates(json, "events", study.Events);
        WriteDates(json, "kept", study.Kept);
        json.WriteNumber("confidence", study.Request.Confidence);
        json.WriteNumber("resamples", study.Request.Resamples);
        json.WriteNumber("seed", study.Request.Seed);
        json.WriteStartArray("outcomes");
        foreach (var outcome in study.Outcomes)
            Write(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, HorizonOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("sessions", outcome.Horizon);
        json.WriteNumber("n", outcome.N);
        json.WriteNumber("hitRate", outcome.HitRate);
        json.WriteNumber("median", outcome.Median);
        json.WriteNumber("lowerQuartile", outcome.LowerQuartile);
        json.WriteNumber("upperQuartile", outcome.UpperQuartile);
        json.WriteNumber("worst", outcome.Worst);
        json.WriteNumber("best", outcome.Best);
        if (outcome.Interval is { } interval)
        {
            json.WriteStartArray("medianInterval");
            json.WriteNumberValue(interval.Low);
            json.WriteNumberValue(interval.High);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("medianInterval");
        }

        json.WriteNumber("usualHitRate", outcome.UsualHitRate);
        json.WriteNumber("usualMedian", outcome.UsualMedian);
        MetricListJson.WriteDated(json, "returns", outcome.Returns);
        json.WriteEndObject();
    }

    private static void WriteDates(Utf8JsonWriter json, string name, ImmutableArray<DateOnly> dates)
    {
        json.WriteStartArray(name);
        foreach (var date in dates)
            json.WriteStringValue(DateArgument.Text(date));
        json.WriteEndArray();
    }

    private static string Return(double value) => MetricFormats.Print(value, MetricUnit.Fraction);

    private static string Share(double value) => (value * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
