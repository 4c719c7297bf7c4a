namespace RotationNotes.EndToEnd.Tests;

/// <summary>Bad input: a clear message, the documented exit code, nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workbench desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void UnknownNote_NamesTheNearestOne() =>
        Refused(2, "Did you mean 'weekly-rotation'?", "run", "--note", "weekly-rotatoin");

    [Fact]
    public void UnknownCommand_IsAUsageFault() => Refused(2, "frobnicate", "frobnicate");

    [Fact]
    public void NoCommand_IsAUsageFault() => Refused(2, "a command is missing");

    [Theory]
    [InlineData("16.07.2024")]
    [InlineData("2024-02-30")]
    [InlineData("yesterday")]
    public void DateThatIsNone_IsAUsageFault(string date) => Refused(2, "is not a date", "run", "--as-of", date);

    [Fact]
    public void AddressThatIsNone_IsAUsageFault() => Refused(2, "--to", "run", "--to", "nobody");

    [Fact]
    public void SendToNobody_IsAUsageFault() => Refused(2, "nobody to send to", "run", "--send");

    [Fact]
    public void TemplateErrors_AreReportedWithPlaceAndHint()
    {
        var template = desk.At("templates", "weekly-rotation", "note.scriban");
        var lines = File.ReadAllLines(template).ToList();
        lines.Add("{{ rut_ret_5d | pct 1 }} {{ rut_ret_5dd | pct 1 }}");
        File.WriteAllLines(template, lines);

        var result = Refused(3, "weekly-rotation/note.scriban(" + lines.Count, "run");

        Assert.Contains("error:", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsFaults_AreReportedAtOnce()
    {
        File.WriteAllText(desk.At("appsettings.json"), """{ "Portal": { "Port": -1 }, "Delivery": { "Form": "x" } }""");

        var result = Refused(3, "appsettings.json(1): error: Portal:Port", "run");

        Assert.Contains("Did you mean 'Delivery:From'?", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Holiday_UsesTheLastSession_AndSaysSo()
    {
        var result = desk.Run("run", "--as-of", "2024-07-04");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2024-07-04 is an exchange holiday", result.Talk, StringComparison.Ordinal);
        Assert.Contains("2024-07-03-weekly-rotation-r1", result.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public void DateBeforeTheData_IsADataFault() => Refused(4, "before the data start", "run", "--as-of", "1950-01-03");

    [Fact]
    public void DateFarAfterTheData_IsADataFault() => Refused(4, "lies", "run", "--as-of", "2027-06-01");

    [Fact]
    public void OutputThatIsNoFolder_IsAConfigurationFault()
    {
        File.WriteAllText(desk.At("output"), "a file in the way");

        var result = desk.Run("run");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("output", result.Talk, StringComparison.Ordinal);
        Assert.Equal("", result.Data);
    }

    [Fact]
    public void ReadOnlyOutput_IsAConfigurationFault()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("permissions are set by mode on Unix only");
            return;
        }

        if (Environment.IsPrivilegedProcess)
            Assert.Skip("the superuser may write everywhere");
        Directory.CreateDirectory(desk.At("output"));
        File.SetUnixFileMode(desk.At("output"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var result = desk.Run("run");

            Assert.Equal(3, result.ExitCode);
            Assert.Contains("no permission", result.Talk, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(desk.At("output"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void FullDisk_IsADeliveryFault_AndLeavesNothingHalfWritten()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Assert.Skip("only the superuser may mount a small file system");
        var output = Directory.CreateDirectory(desk.At("output")).FullName;
        var (code, text) = Tool.Run("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", output);
        if (code != 0)
            Assert.Skip($"a small file system cannot be mounted here: {text.Trim()}");
        try
        {
            var result = desk.Run("run");

            Assert.Equal(5, result.ExitCode);
            Assert.Contains("disk is full", result.Talk, StringComparison.Ordinal);
            Assert.Empty(desk.Output());
            Assert.Empty(desk.Remains());
        }
        finally
        {
            Tool.Run("umount", output);
        }
    }

    private Result Refused(int code, string message, params string[] arguments)
    {
        var result = desk.Run(arguments);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Talk, StringComparison.Ordinal);
        Assert.Equal("", result.Data);
        Assert.Empty(desk.Output());
        Assert.Empty(desk.Remains());
        return result;
    }
}
