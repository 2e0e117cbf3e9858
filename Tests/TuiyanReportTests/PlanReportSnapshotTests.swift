// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TuiyanModel
import TuiyanReport

/// The whole report, pinned word for word; the numbers are the fixture's.
@Suite("The plan report as a whole")
struct PlanReportSnapshotTests {
  private func text(_ language: Language) -> String {
    let report = PlanReport(
      scenario: SampleScenario.scenario(), outcome: SampleOutcome.plan(), warnings: [], language: language)
    return TerminalRenderer(isColoured: false).text(report.report())
  }

  @Test("reads like this in Chinese")
  func chinese() {
    #expect(
      text(.zh) == """
        湘西州优化营商环境攻坚年：推荐方案
        ==================================

        ! 示例：本情景的数据为演示而设，不代表任何地方的实际情况。

        “保三”保得住，概率93.2 % ±0.2（要求90 %）；“争一”的概率为34.0 % ±0.3（不采取措施为<0.1 %）；“各县市过线”预计3个单位中2.650 ±0.005个达标（不采取措施为1.700 ±0.006个）。

        推演期    数据截至2022年3月，推演到2022年12月（9个月）
        模拟      20000次，随机种子20220315；“±”后为模拟误差（标准误）
        数据依据  共40个数字：有文件出处3个，假定30个，原文掩码2个，未注明5个

        ! 结论主要建立在假定之上：93 %的数字没有文件出处。

        ## 作战表

        牵头单位      措施                    实施单位  启动       完成       资金（万元）  用人  4月  5月  6月  7月  8月  9月  10月 11月 12月
        ------------  ----------------------  --------  ---------  ---------  ------------  ----  ---------------------------------------------
        州市场监管局  “一件事一次办”集成套餐  湘西州    2022年4月  2022年6月           120     4  ███████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        州行政审批局  数据共享平台对接        湘西州    2022年4月  2022年5月           300     6  ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        州行政审批局  并联审批                泸溪县    2022年5月  2022年8月          80.5     3  ░░░░░████████████████████░░░░░░░░░░░░░░░░░░░░

        ## 目标：实施前后

        目标        类型             不采取措施  不采取措施95 %区间     推荐方案  推荐方案95 %区间                 预计达标个数  含义
        ----------  --------------  -----------  ------------------  -----------  ----------------  ---------------------------  -----------------------------------------------
        保三        保（须达90 %）  60.0 % ±0.3         59.3–60.7 %  93.2 % ±0.2       92.8–93.5 %                               2022年12月湘西州在“全省市州”排名前3
        争一        争                   <0.1 %            0–0.02 %  34.0 % ±0.3       33.3–34.7 %                               2022年12月湘西州在“全省市州”排名第1
        各县市过线  争              20.0 % ±0.3         19.5–20.6 %  75.0 % ±0.3       74.4–75.6 %  1.700 ±0.006 → 2.650 ±0.005  2022年12月全部3个单位在“全州县市”得分不低于55分

        ## 分单位的概率

        目标        单位           概率     95 %区间
        ----------  ------  -----------  -----------
        各县市过线  吉首市      >99.9 %  99.98–100 %
        各县市过线  泸溪县  75.0 % ±0.3  74.4–75.6 %
        各县市过线  凤凰县  90.0 % ±0.2  89.6–90.4 %

        ## 各项措施的作用

        单位：综合目标值（各“争”目标的概率按权重相加，多单位目标取平均达标率）。

        措施                         抽掉会少     单独做可得       分摊所得  并列方案中占比
        ----------------------  -------------  -------------  -------------  --------------
        并联审批（泸溪县）      +0.248 ±0.003  +0.045 ±0.001  +0.235 ±0.002            50 %
        “一件事一次办”集成套餐  +0.071 ±0.002  +0.095 ±0.002  +0.083 ±0.003           100 %

        ## 没有列入的措施

        措施                原因                     假如加上
        ------------------  ------------------  -------------
        自助终端进乡镇      资金还差1900.5万元  +0.039 ±0.001
        并联审批（吉首市）  加上也看不出提高                0

        ## 资金和人手

        资金500.5万元（预算800万元），用人高峰13人（上限20人），措施3项（上限5项）。

        时间        资金（万元）  用人  用人上限  启动措施
        ----------  ------------  ----  --------  ----------------------------------------
        2022年4月            420    10        20  数据共享平台对接、“一件事一次办”集成套餐
        2022年5月           80.5    13        20  并联审批（泸溪县）
        2022年6月              0     7        20
        2022年7月              0     3        20
        2022年8月              0     3        20
        2022年9月              0     0        20
        2022年10月             0     0        20
        2022年11月             0     0        20
        2022年12月             0     0        20

        ## 不分上下的方案

        下列1个方案与推荐方案的差别在模拟误差之内（95 %），可按其他考虑取舍。

        与推荐方案相比                                                   资金（万元）  用人           目标差
        ---------------------------------------------------------------  ------------  ----  ---------------
        不做并联审批（泸溪县）；“一件事一次办”集成套餐改在2022年6月启动         500.5    13  -0.0005 ±0.0007

        ## 结论可靠性

        - 已证明：在搜索所用的模拟上没有更好的方案（逐一枚举，评估12345个方案）。

        以上概率是换一组随机数（种子18000000000000000000，20000次）重新检验的结果；择优时的数字通常偏乐观，对照如下。

        目标              择优时        检验时
        ----------  ------------  ------------
        保三         93.5 % ±0.2   93.2 % ±0.2
        争一         34.8 % ±0.3   34.0 % ±0.3
        各县市过线   75.5 % ±0.3   75.0 % ±0.3
        综合目标值  1.234 ±0.004  1.223 ±0.004

        ## 说明

        - “总分”的起点误差没有给出，历史数据也不够估计，按最简单的情形处理（涉及7个单位）。

        """)
  }

  @Test("reads like this in English")
  func english() {
    #expect(
      text(.en) == """
        湘西州优化营商环境攻坚年: recommended plan
        ==========================================

        ! Illustration: the figures of this scenario are invented and describe no real place.

        “保三” can be kept: 93.2 % ±0.2 (asked: 90 %); “争一”: 34.0 % ±0.3 (doing nothing: <0.1 %); “各县市过线”: 2.650 ±0.005 of 3 units expected to reach it (doing nothing: 1.700 ±0.006).

        Span     data to Mar 2022, projected to Dec 2022 (9 months)
        Runs     20,000, seed 20220315; ± is the simulation error (one standard error)
        Figures  40 in all: 3 from documents, 30 assumed, 2 masked in the source, 5 unstated

        ! The result rests mostly on assumptions: 93 % of the figures come from no document.

        ## Schedule

        Lead          Action                  Where   Start     End       Money (10,000 yuan)  People  Apr May Jun Jul Aug Sep Oct Nov Dec
        ------------  ----------------------  ------  --------  --------  -------------------  ------  ------------------------------------
        州市场监管局  “一件事一次办”集成套餐  湘西州  Apr 2022  Jun 2022                  120       4  ████████████░░░░░░░░░░░░░░░░░░░░░░░░
        州行政审批局  数据共享平台对接        湘西州  Apr 2022  May 2022                  300       6  ████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        州行政审批局  并联审批                泸溪县  May 2022  Aug 2022                 80.5       3  ░░░░████████████████░░░░░░░░░░░░░░░░

        ## Targets, before and after

        Target      Kind           Doing nothing  95 % interval, doing nothing    This plan  Its 95 % interval   Units expected to reach it  Meaning
        ----------  -------------  -------------  ----------------------------  -----------  -----------------  ---------------------------  ---------------------------------------------------------
        保三        ensure (90 %)    60.0 % ±0.3                   59.3–60.7 %  93.2 % ±0.2        92.8–93.5 %                               湘西州 ranked 3rd or better on 全省市州, Dec 2022
        争一        strive                <0.1 %                      0–0.02 %  34.0 % ±0.3        33.3–34.7 %                               湘西州 ranked 1st on 全省市州, Dec 2022
        各县市过线  strive           20.0 % ±0.3                   19.5–20.6 %  75.0 % ±0.3        74.4–75.6 %  1.700 ±0.006 → 2.650 ±0.005  each of 3 units scoring at least 55 on 全州县市, Dec 2022

        ## Probability by unit

        Target      Unit    Probability  95 % interval
        ----------  ------  -----------  -------------
        各县市过线  吉首市      >99.9 %    99.98–100 %
        各县市过线  泸溪县  75.0 % ±0.3    74.4–75.6 %
        各县市过线  凤凰县  90.0 % ±0.2    89.6–90.4 %

        ## What each action contributes

        In units of the objective (probabilities of strive targets, weighted; the mean share where a target is over units).

        Action                  Lost without it   Gained alone     Fair share  In tied plans
        ----------------------  ---------------  -------------  -------------  -------------
        并联审批 (泸溪县)         +0.248 ±0.003  +0.045 ±0.001  +0.235 ±0.002           50 %
        “一件事一次办”集成套餐    +0.071 ±0.002  +0.095 ±0.002  +0.083 ±0.003          100 %

        ## What was left out

        Action             Why                             If added
        -----------------  -------------------------  -------------
        自助终端进乡镇     19.005 million yuan short  +0.039 ±0.001
        并联审批 (吉首市)  adds nothing that shows                0

        ## Money and people

        Money 5.005 million yuan (budget 8 million yuan), at most 13 people at once (limit 20), 3 actions (limit 5).

        Period    Money (10,000 yuan)  People  Limit  Starting
        --------  -------------------  ------  -----  ----------------------------------------
        Apr 2022                  420      10     20  数据共享平台对接, “一件事一次办”集成套餐
        May 2022                 80.5      13     20  并联审批 (泸溪县)
        Jun 2022                    0       7     20
        Jul 2022                    0       3     20
        Aug 2022                    0       3     20
        Sep 2022                    0       0     20
        Oct 2022                    0       0     20
        Nov 2022                    0       0     20
        Dec 2022                    0       0     20

        ## Plans as good within Monte Carlo error

        This plan cannot be told from the best at 95 %; choose among them on other grounds.

        Compared with the best                                                  Money (10,000 yuan)  People       Difference
        ----------------------------------------------------------------------  -------------------  ------  ---------------
        without 并联审批 (泸溪县); “一件事一次办”集成套餐 starting in Jun 2022                500.5      13  -0.0005 ±0.0007

        ## How far to trust this

        - Proved: no plan is better on the search's replications (enumeration, 12,345 plans evaluated).

        The figures above were judged afresh (seed 18000000000000000000, 20,000 replications); those of the search usually flatter the winner:

        Target      In the search  Judged afresh
        ----------  -------------  -------------
        保三          93.5 % ±0.2    93.2 % ±0.2
        争一          34.8 % ±0.3    34.0 % ±0.3
        各县市过线    75.5 % ±0.3    75.0 % ±0.3
        Objective    1.234 ±0.004   1.223 ±0.004

        ## Notes

        - “total”: level_sd neither stated nor to be had from history; the plainest values hold (7 units).

        """)
  }
}
