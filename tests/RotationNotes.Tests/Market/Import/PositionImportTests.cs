using RotationNotes.Market.Import;

namespace RotationNotes.Tests.Market.Import;

public sealed class PositionImportTests
{
    private const string Header =
        "Market_and_Exchange_Names,As_of_Date_In_Form_YYMMDD,Report_Date_as_MM_DD_YYYY,CFTC_Contract_Market_Code,Open_Interest_All,Dealer_Positions_Long_All,Dealer_Positions_Short_All,"
        + "Asset_Mgr_Positions_Long_All,Asset_Mgr_Positions_Short_All,Lev_Money_Positions_Long_All,Lev_Money_Positions_Short_All,Contract_Units,FutOnly_or_Combined\n";

    private const string Row = "RUSSELL E-MINI - CHICAGO MERCANTILE EXCHANGE,240716,7/16/2024,239742,488061,93530,96922,207674,143374,85333,121376,\"(RUSSEL 2000 INDEX X $50, CASH)\",FutOnly\n";

    [Fact]
    public void Rows_AreKeyedByTheCode_NeverByTheName()
    {
        var renamed = Row.Replace("RUSSELL E-MINI", "SOMETHING NEW").Replace("240716,7/16/2024", "240723,7/23/2024");
        var sameName = Row.Replace("239742", "999999").Replace("240716,7/16/2024", "240730,7/30/2024");

        var report = FolderImportTests.Import(("F.csv", Header + Row + renamed + sameName));

        var longs = report.Series.Single(s => s.Id.Value == "TFF.RUT.AM.LONG");
        Assert.Equal([new DateOnly(2024, 7, 16), new DateOnly(2024, 7, 23)], longs.Dates.ToArray());
        Assert.Equal(7, report.Series.Length);
    }

    [Fact]
    public void Rows_MayComeNewestFirst_AsTheCftcSortsThem()
    {
        var older = Row.Replace("240716,7/16/2024", "240709,7/9/2024");

        var report = FolderImportTests.Import(("F.csv", Header + Row + older));

        Assert.Equal(new DateOnly(2024, 7, 9), report.Series[0].Dates[0]);
        Assert.False(report.HasErrors);
    }

    [Theory]
    [InlineData("FutOnly", "Combined", "of kind 'Combined'")]
    [InlineData("240716", "240717", "two dates of the row differ")]
    [InlineData("207674", "2076740", "exceed the open interest")]
    [InlineData("207674", "20767.4", "no number of contracts")]
    [InlineData("207674", "many", "is not a number")]
    [InlineData(",FutOnly", "", "expected 13 columns, found 12")]
    public void ABadRow_StopsTheFile(string good, string bad, string reason)
    {
        var report = FolderImportTests.Import(("F.csv", Header + Row.Replace(good, bad)));

        Assert.Equal(ImportOutcome.Failed, report.Rows[0].Outcome);
        Assert.Contains(reason, report.Rows[0].Problems[0].Message);
        Assert.Equal(2, report.Rows[0].Problems[0].Place.Line);
    }

    [Fact]
    public void AReportThatAppearsTwice_StopsTheFile() =>
        Assert.Contains("appears twice", FolderImportTests.Import(("F.csv", Header + Row + Row)).Rows[0].Problems[0].Message);

    [Fact]
    public void ADot_IsMissing_AndTheOtherFieldsStay()
    {
        var report = FolderImportTests.Import(("F.csv", Header + Row.Replace("93530", ".")));

        Assert.Equal(6, report.Series.Length);
        Assert.DoesNotContain(report.Series, s => s.Id.Value == "TFF.RUT.DLR.LONG");
    }
}
